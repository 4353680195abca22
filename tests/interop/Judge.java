// SPDX-License-Identifier: EUPL-1.2
// Judges messages and receipts with the JDK alone: its XML parser, canonical XML, XML signatures and ciphers share no
// code with ours. Arguments: the folder that interop_messages wrote, the folder of the keys.

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public final class Judge {
    static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    static final String WSSE = WSS + "wssecurity-secext-1.0.xsd";
    static final String WSU = WSS + "wssecurity-utility-1.0.xsd";
    static final String SWA = "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#";
    static final String EB = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
    static final String EBBP = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
    static final String S12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
    static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
    static final String DSIGM = "http://www.w3.org/2021/04/xmldsig-more#";
    static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    static Path keys;
    static int checks;

    static void require(boolean holds, String what) {
        ++checks;
        if (!holds) throw new IllegalStateException(what);
    }

    // ── XML

    static Document parse(byte[] octets) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(octets));
    }

    static List<Element> list(Node node, String space, String name) {
        NodeList found = node instanceof Document document ? document.getElementsByTagNameNS(space, name)
                                                           : ((Element) node).getElementsByTagNameNS(space, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); ++i) elements.add((Element) found.item(i));
        return elements;
    }

    static Element only(Node node, String space, String name) {
        List<Element> found = list(node, space, name);
        require(found.size() == 1, "one " + name);
        return found.get(0);
    }

    static byte[] base64(Element element) {
        return Base64.getDecoder().decode(element.getTextContent());
    }

    // ── Keys

    static byte[] pem(String name) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(keys.resolve(name))) if (!line.startsWith("-")) text.append(line);
        return Base64.getDecoder().decode(text.toString());
    }

    static X509Certificate certificate(byte[] der) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }

    /** The last certificate of a token: PkiPath goes from the anchor's end, the JDK gives it the other way round. */
    static X509Certificate ofToken(Element token) throws Exception {
        if (!token.getAttribute("ValueType").endsWith("#X509PKIPathv1")) return certificate(base64(token));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var path = factory.generateCertPath(new ByteArrayInputStream(base64(token)), "PkiPath");
        return (X509Certificate) path.getCertificates().get(0);
    }

    static void requireNamed(Element reference, X509Certificate certificate, Document document) throws Exception {
        List<Element> identifiers = list(reference, WSSE, "KeyIdentifier");
        List<Element> serials = list(reference, DS, "X509SerialNumber");
        if (!identifiers.isEmpty()) {
            byte[] extension = certificate.getExtensionValue("2.5.29.14");  // two nested OCTET STRINGs
            String ski = HexFormat.of().formatHex(extension, 4, extension.length);
            require(HexFormat.of().formatHex(base64(identifiers.get(0))).equals(ski), "SubjectKeyIdentifier");
        } else if (!serials.isEmpty()) {
            X500Principal issuer = new X500Principal(only(reference, DS, "X509IssuerName").getTextContent());
            require(issuer.equals(certificate.getIssuerX500Principal()), "issuer");
            require(serials.get(0).getTextContent().equals(certificate.getSerialNumber().toString()), "serial number");
        } else {
            String id = only(reference, WSSE, "Reference").getAttribute("URI").substring(1);
            for (Element token : list(document, WSSE, "BinarySecurityToken"))
                if (token.getAttributeNS(WSU, "Id").equals(id)) {
                    require(ofToken(token).equals(certificate), "certificate in the token");
                    return;
                }
            require(false, "a token of that id");
        }
    }

    // ── MIME, as far as our own messages go

    static final class Part {
        String type;
        byte[] octets;
    }

    static Map<String, Part> parts(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String boundary = between(text, "boundary=\"", "\"");
        Map<String, Part> parts = new LinkedHashMap<>();
        int at = text.indexOf("--" + boundary, text.indexOf("\r\n\r\n"));
        while (text.startsWith("\r\n", at + 2 + boundary.length())) {
            int head = at + 2 + boundary.length();
            int body = text.indexOf("\r\n\r\n", head) + 4;
            int end = text.indexOf("\r\n--" + boundary, body);
            Part part = new Part();
            part.type = between(text.substring(head, body), "Content-Type: ", "\r\n");
            part.octets = text.substring(body, end).getBytes(StandardCharsets.ISO_8859_1);
            String id = between(text.substring(head, body), "Content-ID: <", ">");
            require(parts.put(id, part) == null, "Content-ID once");
            at = end + 2;
        }
        return parts;
    }

    static String between(String text, String before, String after) {
        int begin = text.indexOf(before) + before.length();
        return text.substring(begin, text.indexOf(after, begin));
    }

    // ── Decryption

    static byte[] contentKey(Element key, Document document) throws Exception {
        byte[] wrapped = base64(only(key, XENC, "CipherValue"));
        boolean agreed = !list(key, XENC, "AgreementMethod").isEmpty();
        String name = agreed ? "xb-enc-x25519" : "xb-enc-rsa";
        requireNamed(only(key, WSSE, "SecurityTokenReference"), certificate(pem(name + ".crt.pem")), document);
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pem(name + ".key.pem"));
        if (!agreed) {
            PrivateKey own = KeyFactory.getInstance("RSA").generatePrivate(encoded);
            AlgorithmParameters oaep = AlgorithmParameters.getInstance("OAEP");
            oaep.init(new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, own, oaep);
            return cipher.doFinal(wrapped);
        }
        KeyFactory factory = KeyFactory.getInstance("X25519");
        PublicKey other = factory.generatePublic(new X509EncodedKeySpec(base64(only(key, DSIG11, "DEREncodedKeyValue"))));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(factory.generatePrivate(encoded));
        agreement.doPhase(other, true);
        // HKDF-SHA-256 (RFC 5869): 16 octets are within its first block.
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(base64(only(key, DSIGM, "Salt")), "HmacSHA256"));
        byte[] pseudorandom = mac.doFinal(agreement.generateSecret());
        mac.init(new SecretKeySpec(pseudorandom, "HmacSHA256"));
        byte[] block = mac.doFinal(new byte[] {1});
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(block, 0, 16, "AES"));
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    static void decrypt(Document document, Map<String, Part> parts) throws Exception {
        List<Element> encrypted = list(document, XENC, "EncryptedData");
        if (encrypted.isEmpty()) return;
        byte[] key = contentKey(only(document, XENC, "EncryptedKey"), document);
        require(encrypted.size() == parts.size(), "every part encrypted");
        for (Element data : encrypted) {
            String uri = only(data, XENC, "CipherReference").getAttribute("URI");
            Part part = parts.get(uri.substring("cid:".length()));
            require(part.type.equals("application/octet-stream"), "encrypted parts tell no type");
            String method = only(data, XENC, "EncryptionMethod").getAttribute("Algorithm");
            require(method.equals(XENC11 + "aes128-gcm"), "AES-128-GCM");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, part.octets, 0, 12));
            part.octets = cipher.doFinal(part.octets, 12, part.octets.length - 12);
            part.type = data.getAttribute("MimeType");
        }
    }

    // ── Signature

    static Map<String, Part> attachments = Map.of();

    /** The transform of attachments (SwA profile 1.1), registered as the JDK wants it. */
    public static final class AttachmentTransform extends TransformService {
        @Override public void init(TransformParameterSpec parameters) {}
        @Override public void init(XMLStructure parent, XMLCryptoContext context) {}
        @Override public void marshalParams(XMLStructure parent, XMLCryptoContext context) {}
        @Override public AlgorithmParameterSpec getParameterSpec() { return null; }
        @Override public boolean isFeatureSupported(String feature) { return false; }
        @Override public Data transform(Data data, XMLCryptoContext context) throws TransformException {
            return transform(data, context, null);
        }
        @Override public Data transform(Data data, XMLCryptoContext context, OutputStream out) throws TransformException {
            try {
                OctetStreamData octets = (OctetStreamData) data;
                byte[] digested = digested(octets.getOctetStream().readAllBytes(), octets.getMimeType(), context);
                if (out == null) return new OctetStreamData(new ByteArrayInputStream(digested));
                out.write(digested);
                return null;
            } catch (Exception fault) {
                throw new TransformException(fault);
            }
        }

        private static byte[] digested(byte[] octets, String type, XMLCryptoContext context) throws Exception {
            if (type.equals("text/xml") || type.equals("application/xml") || type.endsWith("+xml")) {
                TransformService canonical = TransformService.getInstance(EXC_C14N, "DOM");
                canonical.init((TransformParameterSpec) null);
                Data data = canonical.transform(new OctetStreamData(new ByteArrayInputStream(octets)), context);
                return ((OctetStreamData) data).getOctetStream().readAllBytes();
            }
            if (!type.startsWith("text/")) return octets;
            String text = new String(octets, StandardCharsets.ISO_8859_1);
            return text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static void register() {
        Security.addProvider(new Provider("Attachments", "1", "transform of attachments") {
            {
                putService(new Provider.Service(this, "TransformService", SWA + "Attachment-Content-Signature-Transform",
                                                AttachmentTransform.class.getName(), null, Map.of("MechanismType", "DOM")) {
                    @Override public Object newInstance(Object parameter) { return new AttachmentTransform(); }
                });
            }
        });
    }

    /** Everything that must be signed, and nothing else, by that certificate. */
    static void requireSigned(Document document, Map<String, Part> parts, X509Certificate signer) throws Exception {
        Element signature = only(document, DS, "Signature");
        requireNamed(only(only(signature, DS, "KeyInfo"), WSSE, "SecurityTokenReference"), signer, document);
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), signature);
        TreeSet<String> expected = new TreeSet<>();
        for (Element block : List.of(only(document, EB, "Messaging"), only(document, S12, "Body"))) {
            context.setIdAttributeNS(block, WSU, "Id");
            expected.add("#" + block.getAttributeNS(WSU, "Id"));
        }
        for (String id : parts.keySet()) expected.add("cid:" + id);
        attachments = parts;
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        context.setURIDereferencer((reference, within) -> {
            if (!reference.getURI().startsWith("cid:")) return factory.getURIDereferencer().dereference(reference, within);
            Part part = attachments.get(reference.getURI().substring(4));
            return new OctetStreamData(new ByteArrayInputStream(part.octets), reference.getURI(), part.type);
        });
        var read = factory.unmarshalXMLSignature(context);
        TreeSet<String> signed = new TreeSet<>();
        for (Object each : read.getSignedInfo().getReferences()) {
            Reference reference = (Reference) each;
            require(reference.validate(context), "digest of " + reference.getURI());
            require(signed.add(reference.getURI()), "one reference each");
        }
        require(signed.equals(expected), "references to all and to nothing else");
        require(read.validate(context), "signature");
    }

    static List<String> references(Element within) {
        List<String> said = new ArrayList<>();
        for (Element reference : list(within, DS, "Reference")) {
            said.add(reference.getAttribute("URI") + " " + only(reference, DS, "Transform").getAttribute("Algorithm") + " "
                     + only(reference, DS, "DigestMethod").getAttribute("Algorithm") + " "
                     + only(reference, DS, "DigestValue").getTextContent());
        }
        return said;
    }

    // ── One message with its receipt

    static void judge(Path folder, String name, Map<String, String> expected) throws Exception {
        Map<String, Part> parts = parts(Files.readAllBytes(folder.resolve(name + ".mime")));
        String root = parts.keySet().iterator().next();
        Document message = parse(parts.remove(root).octets);
        decrypt(message, parts);
        boolean first = only(message, DS, "SignatureMethod").getAttribute("Algorithm").endsWith("#rsa-sha256");
        String keyKind = first ? "rsa" : "ed25519";
        requireSigned(message, parts, certificate(pem("xa-sign-" + keyKind + ".crt.pem")));

        TreeSet<String> found = new TreeSet<>();
        for (Element info : list(message, EB, "PartInfo")) {
            String id = info.getAttribute("href").substring("cid:".length());
            byte[] octets = parts.get(id).octets;
            for (Element property : list(info, EB, "Property"))
                if (property.getAttribute("name").equals("CompressionType"))
                    octets = new GZIPInputStream(new ByteArrayInputStream(octets)).readAllBytes();
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
            require(digest.equals(expected.get(id)), "the document of " + id);
            found.add(id);
        }
        require(found.equals(new TreeSet<>(expected.keySet())), "all documents");

        Document receipt = parse(Files.readAllBytes(folder.resolve(name + ".receipt.xml")));
        requireSigned(receipt, Map.of(), certificate(pem("xb-sign-" + keyKind + ".crt.pem")));
        Element proof = only(receipt, EBBP, "NonRepudiationInformation");
        require(references(proof).equals(references(only(message, DS, "SignedInfo"))), "the receipt's references");
        require(only(receipt, EB, "RefToMessageId").getTextContent().equals(only(message, EB, "MessageId").getTextContent()),
                "the receipt's message");
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        keys = Path.of(arguments[1]);
        register();
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.txt"))) {
            String[] words = line.split(" ");
            expected.computeIfAbsent(words[0], name -> new LinkedHashMap<>()).put(words[1], words[2]);
        }
        int refused = 0;
        for (var each : expected.entrySet()) {
            try {
                judge(folder, each.getKey(), each.getValue());
            } catch (Exception fault) {
                ++refused;
                System.out.println(each.getKey() + ": refused: " + fault);
            }
        }
        System.out.println("JDK " + Runtime.version() + ": " + expected.size() + " messages with their receipts, "
                           + refused + " refused, " + checks + " checks");
        System.exit(refused == 0 && !expected.isEmpty() ? 0 : 1);
    }
}
