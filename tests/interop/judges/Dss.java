// SPDX-License-Identifier: EUPL-1.2
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.AbstractSerializableSignatureParameters;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.xades.reference.CanonicalizationTransform;
import eu.europa.esig.dss.xades.reference.DSSReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.util.List;

/**
 * The Commission's DSS as maker and judge of seals: "Dss make KEYS PAPER FOLDER" writes containers and PDFs of many forms into a
 * folder; "Dss judge KEYS FILE…" says of each file, tab between, what its signatures are worth.
 * KEYS holds ca.pem, ca.crl, and NAME.p12 with the password "comity".
 */
public final class Dss {
    static final char[] PASSWORD = "comity".toCharArray();
    static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    static final String INCLUSIVE_11 = "http://www.w3.org/2006/12/xml-c14n11";
    static Path keys;
    static Path folder;

    static CommonCertificateVerifier verifier() throws Exception {
        CertificateToken root = DSSUtils.loadCertificate(keys.resolve("ca.pem").toFile());
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(root);
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new FileDocument(keys.resolve("ca.crl").toFile())));
        verifier.setAIASource(null);
        return verifier;
    }

    // ── Making

    static KeyEntityTSPSource stamps(DigestAlgorithm digest) throws Exception {
        KeyEntityTSPSource source = new KeyEntityTSPSource(keys.resolve("tsa.p12").toFile(), "PKCS12", PASSWORD, "tsa", PASSWORD);
        source.setTsaPolicy("1.2.3.4.1");
        source.setAcceptedDigestAlgorithms(List.of(digest));
        return source;
    }

    interface Sealing {
        DSSDocument with(Pkcs12SignatureToken token, DSSPrivateKeyEntry key) throws Exception;
    }

    static void make(String file, String signer, Sealing sealing) throws Exception {
        try (Pkcs12SignatureToken token = new Pkcs12SignatureToken(keys.resolve(signer + ".p12").toFile(), new PasswordProtection(PASSWORD))) {
            Path path = folder.resolve(file);
            DSSDocument made = sealing.with(token, token.getKeys().get(0));
            made.save(path.toString());
            System.out.println(path);
        }
    }

    static SignatureValue value(Pkcs12SignatureToken token, DSSPrivateKeyEntry key, ToBeSigned octets,
                                AbstractSerializableSignatureParameters<?> parameters, boolean pss) {
        EncryptionAlgorithm by = pss ? EncryptionAlgorithm.RSASSA_PSS : key.getEncryptionAlgorithm();
        return token.sign(octets, SignatureAlgorithm.getAlgorithm(by, parameters.getDigestAlgorithm()), key);
    }

    /** One form of container. */
    record Form(SignatureLevel level, DigestAlgorithm digest, boolean pss, String canonical, boolean firstEdition, DigestAlgorithm stamp) {}

    static final Form PLAIN = new Form(SignatureLevel.XAdES_BASELINE_B, DigestAlgorithm.SHA256, false, null, false, null);

    static ASiCWithXAdESSignatureParameters parameters(Form form, DSSPrivateKeyEntry key) {
        ASiCWithXAdESSignatureParameters parameters = new ASiCWithXAdESSignatureParameters();
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(form.level());
        parameters.setDigestAlgorithm(form.digest());
        parameters.setSigningCertificateDigestMethod(form.digest());
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.setEn319132(!form.firstEdition());
        if (form.pss()) parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSASSA_PSS);
        if (form.canonical() != null) {
            parameters.setSignedInfoCanonicalizationMethod(form.canonical());
            parameters.setSignedPropertiesCanonicalizationMethod(form.canonical());
        }
        if (form.stamp() != null) parameters.getSignatureTimestampParameters().setDigestAlgorithm(form.stamp());
        return parameters;
    }

    static DSSDocument container(Form form, List<DSSDocument> content, List<DSSReference> references, Pkcs12SignatureToken token,
                                 DSSPrivateKeyEntry key) throws Exception {
        ASiCWithXAdESSignatureParameters parameters = parameters(form, key);
        if (references != null) parameters.setReferences(references);
        ASiCWithXAdESService service = new ASiCWithXAdESService(verifier());
        if (form.stamp() != null) service.setTspSource(stamps(form.stamp()));
        ToBeSigned octets = service.getDataToSign(content, parameters);
        return service.signDocument(content, parameters, value(token, key, octets, parameters, form.pss()));
    }

    static DSSDocument pdf(Form form, DSSDocument paper, Pkcs12SignatureToken token, DSSPrivateKeyEntry key) throws Exception {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(form.level());
        parameters.setDigestAlgorithm(form.digest());
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.setReason("to be exchanged");
        if (form.pss()) parameters.setEncryptionAlgorithm(EncryptionAlgorithm.RSASSA_PSS);
        if (form.stamp() != null) parameters.getSignatureTimestampParameters().setDigestAlgorithm(form.stamp());
        PAdESService service = new PAdESService(verifier());
        if (form.stamp() != null) service.setTspSource(stamps(form.stamp()));
        ToBeSigned octets = service.getDataToSign(paper, parameters);
        return service.signDocument(paper, parameters, value(token, key, octets, parameters, form.pss()));
    }

    static void makeAll(DSSDocument paper) throws Exception {
        SignatureLevel xb = SignatureLevel.XAdES_BASELINE_B, xt = SignatureLevel.XAdES_BASELINE_T, xlt = SignatureLevel.XAdES_BASELINE_LT;
        SignatureLevel pb = SignatureLevel.PAdES_BASELINE_B, pt = SignatureLevel.PAdES_BASELINE_T, plt = SignatureLevel.PAdES_BASELINE_LT;
        DigestAlgorithm d256 = DigestAlgorithm.SHA256, d384 = DigestAlgorithm.SHA384, d512 = DigestAlgorithm.SHA512;
        List<DSSDocument> content = List.of(paper, new InMemoryDocument("note to them.txt — ж".getBytes("UTF-8"), "note (1) ж.txt"));
        record Made(String name, String signer, Form form) {}
        for (Made each : List.of(
                new Made("p256-b.asice", "p256", PLAIN),
                new Made("rsa-b.asice", "rsa", PLAIN),
                new Made("rsa-sha512-b.asice", "rsa", new Form(xb, d512, false, null, false, null)),
                new Made("p384-sha384-b.asice", "p384", new Form(xb, d384, false, null, false, null)),
                new Made("p256-sha512-b.asice", "p256", new Form(xb, d512, false, null, false, null)),
                new Made("p521-sha512-b.asice", "p521", new Form(xb, d512, false, null, false, null)),
                new Made("pss-b.asice", "rsa", new Form(xb, d256, true, null, false, null)),
                new Made("pss-sha512-b.asice", "rsa", new Form(xb, d512, true, null, false, null)),
                new Made("inclusive-b.asice", "p256", new Form(xb, d256, false, INCLUSIVE, false, null)),
                new Made("inclusive11-b.asice", "p256", new Form(xb, d256, false, INCLUSIVE_11, false, null)),
                new Made("first-edition-b.asice", "p256", new Form(xb, d256, false, null, true, null)),
                new Made("p256-t.asice", "p256", new Form(xt, d256, false, null, false, d256)),
                new Made("p384-t-sha512.asice", "p384", new Form(xt, d384, false, null, false, d512)),
                new Made("rsa-lt.asice", "rsa", new Form(xlt, d256, false, null, false, d256))))
            make(each.name(), each.signer(), (token, key) -> container(each.form(), content, null, token, key));
        DSSDocument once = new FileDocument(folder.resolve("p256-b.asice").toFile());
        make("two-signers.asice", "rsa", (token, key) -> container(PLAIN, List.of(once), null, token, key));
        // Signed in a canonical form, which is not the octets that anybody opens.
        DSSDocument xml = new InMemoryDocument("<a  b='1'><!-- not signed --></a>".getBytes("UTF-8"), "order.xml");
        DSSReference reference = new DSSReference();
        reference.setId("r-1");
        reference.setUri("order.xml");
        reference.setContents(xml);
        reference.setDigestMethodAlgorithm(d256);
        reference.setTransforms(List.of(new CanonicalizationTransform("http://www.w3.org/2001/10/xml-exc-c14n#")));
        make("transform.asice", "p256", (token, key) -> container(PLAIN, List.of(xml), List.of(reference), token, key));
        make("stranger.asice", "stranger", (token, key) -> container(PLAIN, content, null, token, key));
        for (Made each : List.of(
                new Made("p256-b.pdf", "p256", new Form(pb, d256, false, null, false, null)),
                new Made("rsa-sha512-b.pdf", "rsa", new Form(pb, d512, false, null, false, null)),
                new Made("p384-sha384-b.pdf", "p384", new Form(pb, d384, false, null, false, null)),
                new Made("pss-b.pdf", "rsa", new Form(pb, d256, true, null, false, null)),
                new Made("p256-t.pdf", "p256", new Form(pt, d256, false, null, false, d256)),
                new Made("p256-t-sha512.pdf", "p256", new Form(pt, d256, false, null, false, d512)),
                new Made("rsa-lt.pdf", "rsa", new Form(plt, d256, false, null, false, d256))))
            make(each.name(), each.signer(), (token, key) -> pdf(each.form(), paper, token, key));
        make("stranger.pdf", "stranger", (token, key) -> pdf(new Form(pb, d256, false, null, false, null), paper, token, key));
        DSSDocument first = new FileDocument(folder.resolve("p256-b.pdf").toFile());
        make("two-signers.pdf", "rsa", (token, key) -> pdf(new Form(pb, d256, false, null, false, null), first, token, key));
    }

    // ── Judging

    static String judged(String path) {
        try {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(path));
            validator.setCertificateVerifier(verifier());
            SimpleReport report = validator.validateDocument().getSimpleReport();
            if (report.getSignatureIdList().isEmpty()) return "NO_SIGNATURE";
            StringBuilder said = new StringBuilder();
            for (String id : report.getSignatureIdList()) {
                if (said.length() > 0) said.append(", ");
                said.append(report.getIndication(id));
                if (report.getSubIndication(id) != null) said.append(" ").append(report.getSubIndication(id));
                said.append(" ").append(report.getSignatureFormat(id));
                for (var each : report.getAdESValidationErrors(id)) said.append("; ").append(each.getValue());
            }
            return said.toString();
        } catch (Exception fault) {
            return "REFUSED " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
        }
    }

    public static void main(String[] arguments) throws Exception {
        keys = Path.of(arguments[1]);
        if (arguments[0].equals("make")) {
            folder = Files.createDirectories(Path.of(arguments[3]));
            makeAll(new FileDocument(arguments[2]));
            return;
        }
        for (int i = 2; i < arguments.length; ++i) System.out.println(arguments[i] + "\t" + judged(arguments[i]));
    }
}
