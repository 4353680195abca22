// SPDX-License-Identifier: EUPL-1.2
package comity.interop;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

import com.helger.base.state.ETriState;
import com.helger.collection.commons.CommonsArrayList;
import com.helger.collection.commons.ICommonsList;
import com.helger.http.EHttpMethod;
import com.helger.http.header.HttpHeaderMap;
import com.helger.mime.parse.MimeTypeParser;
import com.helger.phase4.CAS4;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.attachment.IAS4IncomingAttachmentFactory;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.AS4SigningParams;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.crypto.ECryptoKeyIdentifierType;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModeReceptionAwareness;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegErrorHandling;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegReliability;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.model.pmode.PModePayloadService;
import com.helger.phase4.model.pmode.resolve.IAS4PModeResolver;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.phase4.servlet.AS4UnifiedResponse;
import com.helger.phase4.servlet.AS4XServletHandler;
import com.helger.phase4.servlet.IAS4ServletRequestHandlerCustomizer;
import com.helger.phase4.wss.EWSSVersion;
import com.helger.web.scope.IRequestWebScopeWithoutResponse;
import com.helger.web.scope.mgr.WebScopeManager;
import com.helger.web.scope.mgr.WebScoped;
import com.helger.xservlet.AbstractXServlet;
import com.helger.servlet.mock.MockServletContext;

/**
 * phase4 as an access point beside ours, for one partner.
 *
 *   serve PORT FOLDER KEYS PROFILE                 takes messages, writes the SHA-256 of every payload to FOLDER
 *   send URL KEYS PROFILE ACTION OPTIONS PART…     sends one message; OPTIONS: encrypt,compress or -; PART: file=mime
 *   load URL KEYS PROFILE ACTION OCTETS WARM ALONE AT_ONCE THREADS
 *                                                  sends messages of so many octets and prints their times as JSON
 *
 * KEYS is a folder with sign.p12, decrypt.p12, trust.p12 and partner-encrypt.pem (password: "comity"); PROFILE is
 * as4-1.15 or as4-2.0. `send` ends with status 0 only where a receipt came whose references are those that were sent.
 */
public final class Phase4Peer {
  private static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:unregistered";
  private static final String AGREEMENT = "urn:x-comity:agreement:default";
  private static final char[] PASSWORD = "comity".toCharArray();

  private final Path keys;
  private final boolean eddsa;

  private String action = "SubmitRequest";

  private Phase4Peer(String keys, String profile) {
    this.keys = Path.of(keys);
    eddsa = switch (profile) {
      case "as4-1.15" -> false;
      case "as4-2.0" -> true;
      default -> throw new IllegalArgumentException("profile " + profile + ": as4-1.15 or as4-2.0");
    };
  }

  private KeyStore store(String name) throws Exception {
    final KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys.resolve(name))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private AS4CryptoFactoryInMemoryKeyStore factory(String name) throws Exception {
    final KeyStore store = store(name);
    return new AS4CryptoFactoryInMemoryKeyStore(store, store.aliases().nextElement(), PASSWORD, store("trust.p12"));
  }

  /** Read once: what is measured pays for messages, not for opening files of keys. */
  private record Keys(AS4CryptoFactoryInMemoryKeyStore sign, AS4CryptoFactoryInMemoryKeyStore decrypt,
      X509Certificate partner) { }

  private Keys keys() throws Exception {
    try (InputStream in = Files.newInputStream(keys.resolve("partner-encrypt.pem"))) {
      return new Keys(factory("sign.p12"), factory("decrypt.p12"),
          (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
  }

  private void sign(AS4SigningParams params) {
    params.setAlgorithmSign(eddsa ? ECryptoAlgorithmSign.EDDSA_ED25519 : ECryptoAlgorithmSign.RSA_SHA_256)
        .setAlgorithmSignDigest(ECryptoAlgorithmSignDigest.DIGEST_SHA_256)
        .setKeyIdentifierType(ECryptoKeyIdentifierType.BST_DIRECT_REFERENCE);
  }

  private void crypt(AS4CryptParams params) {
    params.setAlgorithmCrypt(ECryptoAlgorithmCrypt.AES_128_GCM)
        .setKeyIdentifierType(ECryptoKeyIdentifierType.SKI_KEY_IDENTIFIER);
    if (eddsa) params.setEDelivery2KeyAgreementX25519();
  }

  private PMode mode(String from, String to, String url) {
    final PModeLegSecurity security = new PModeLegSecurity();
    security.setWSSVersion(EWSSVersion.WSS_111);
    security.setX509SignatureAlgorithm(eddsa ? ECryptoAlgorithmSign.EDDSA_ED25519 : ECryptoAlgorithmSign.RSA_SHA_256);
    security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
    security.setX509EncryptionAlgorithm(ECryptoAlgorithmCrypt.AES_128_GCM);
    security.setX509EncryptionMinimumStrength(128);
    security.setSendReceipt(true);
    security.setSendReceiptNonRepudiation(true);
    security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
    final PModeLeg leg = new PModeLeg(
        PModeLegProtocol.createForDefaultSoapVersion(url),
        PModeLegBusinessInformation.create("coop-1", action, null, CAS4.DEFAULT_MPC_ID),
        new PModeLegErrorHandling(null, null, ETriState.TRUE, ETriState.TRUE, ETriState.TRUE, ETriState.TRUE),
        (PModeLegReliability) null, security);
    return new PMode("peer-" + from + "-" + to, PModeParty.createSimple(from, CAS4.DEFAULT_INITIATOR_URL),
        PModeParty.createSimple(to, CAS4.DEFAULT_RESPONDER_URL), AGREEMENT, EMEP.ONE_WAY, EMEPBinding.PUSH, leg,
        (PModeLeg) null, (PModePayloadService) null, PModeReceptionAwareness.createDefault());
  }

  /** One partner, one agreement: the same P-Mode whatever the message says of services. */
  private final class OneMode implements IAS4PModeResolver {
    @Override
    public PMode findPMode(@Nullable String id, @NonNull String service, @NonNull String action,
        @NonNull String initiator, @NonNull String responder, @Nullable String agreement, @Nullable String address) {
      return mode(initiator, responder, address);
    }
  }

  private boolean deliver(Keys own, String url, List<AS4OutgoingAttachment.Builder> parts, boolean encrypt, boolean say)
      throws Exception {
    final boolean[] proved = {false};
    final String[] why = {"no answer"};
    final AS4Sender.BuilderUserMessage message = AS4Sender.builderUserMessage()
        .cryptoFactorySign(own.sign())
        .cryptoFactoryCrypt(own.decrypt())
        .withSigningParams(this::sign)
        .pmode(mode("xa-moj", "xb-moj", url))
        .pmodeResolver(new OneMode())
        .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
        .as4ProfileID("none")
        .agreementRef(AGREEMENT)
        .service("urn:x-comity:services", "coop-1")
        .action(action)
        .fromPartyIDType(PARTY_TYPE).fromPartyID("xa-moj").fromRole(CAS4.DEFAULT_INITIATOR_URL)
        .toPartyIDType(PARTY_TYPE).toPartyID("xb-moj").toRole(CAS4.DEFAULT_RESPONDER_URL)
        .conversationID(UUID.randomUUID().toString())
        .messageID(UUID.randomUUID() + "@phase4.xa.example")
        .addMessageProperty(com.helger.phase4.model.MessageProperty.builder().name("originalSender").type(PARTY_TYPE).value("xa-moj-unit3"))
        .addMessageProperty(com.helger.phase4.model.MessageProperty.builder().name("finalRecipient").type(PARTY_TYPE).value("xb-moj"))
        .addMessageProperty(com.helger.phase4.model.MessageProperty.builder().name("trackingIdentifier").value(UUID.randomUUID().toString()))
        .endpointURL(url);
    for (final AS4OutgoingAttachment.Builder part : parts) message.addAttachment(part);
    if (encrypt) {
      message.receiverCertificate(own.partner()).withCryptParams(this::crypt);
    } else {
      message.withCryptParams(params -> params.setAlgorithmCrypt(null));
    }
    message.signalMsgConsumer((signal, metadata, state) -> {
      if (signal.hasErrorEntries()) {
        why[0] = "error " + signal.getErrorAtIndex(0).getErrorCode() + " " + signal.getErrorAtIndex(0).getShortDescription();
      } else {
        why[0] = signal.getReceipt() == null ? "a signal without receipt" : "receipt";
      }
    });
    message.signalMsgValidationResultHdl(new IAS4SignalMessageValidationResultHandler() {
      @Override public void onSuccess() { proved[0] = true; }
      @Override public void onError(@NonNull String text) { why[0] = text; }
      @Override public void onNotApplicable() { }
    });
    final var result = message.sendMessageAndCheckForReceipt();
    final boolean good = proved[0] && result.isSuccess();
    if (say || !good) System.out.println((good ? "receipted: " : "not receipted: ") + why[0] + " (" + result + ")");
    return good;
  }

  private static AS4OutgoingAttachment.Builder part(byte[] octets, String mime, boolean compress)
      throws Exception {
    final AS4OutgoingAttachment.Builder part = AS4OutgoingAttachment.builder().data(octets)
        .mimeType(MimeTypeParser.parseMimeType(mime)).contentID(UUID.randomUUID() + "@phase4.xa.example");
    if (mime.startsWith("text/") || mime.endsWith("xml")) part.charset(StandardCharsets.UTF_8);
    return compress ? part.compressionGZIP() : part;
  }

  private int send(String url, String options, List<String> files) throws Exception {
    final boolean compress = options.contains("compress");
    final List<AS4OutgoingAttachment.Builder> parts = new ArrayList<>();
    for (final String file : files) {
      final int at = file.lastIndexOf('=');
      parts.add(part(Files.readAllBytes(Path.of(file.substring(0, at))), file.substring(at + 1), compress));
    }
    return deliver(keys(), url, parts, options.contains("encrypt"), true) ? 0 : 1;
  }

  /** As bench/channel measures ours: some not counted, then one after the other, then several at a time. */
  private int load(String url, int octets, int warm, int alone, int atOnce, int threads) throws Exception {
    final byte[] payload = new byte[octets];
    new java.util.Random(1).nextBytes(payload);
    final Keys own = keys();
    final java.util.concurrent.Callable<Boolean> one =
        () -> deliver(own, url, List.of(part(payload, "application/vnd.etsi.asic-e+zip", true)), true, false);
    for (int i = 0; i < warm; ++i) if (!one.call()) return 1;
    final StringBuilder times = new StringBuilder();
    for (int i = 0; i < alone; ++i) {
      final long start = System.nanoTime();
      if (!one.call()) return 1;
      times.append(i == 0 ? "" : ",").append((System.nanoTime() - start) / 1e6);
    }
    final var pool = java.util.concurrent.Executors.newFixedThreadPool(threads);
    final long start = System.nanoTime();
    for (final var done : pool.invokeAll(java.util.Collections.nCopies(atOnce, one))) if (!done.get()) return 1;
    pool.shutdown();
    System.out.println("{\"alone\":[" + times + "],\"done_per_second\":" + atOnce * 1e9 / (System.nanoTime() - start) + "}");
    return 0;
  }

  /** What came, for the script that compares it: one line "digest mime" per payload, written when all are on disk. */
  public static final class Inbox implements IAS4IncomingMessageProcessorSPI {
    static Path folder;

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(@NonNull IAS4IncomingMessageMetadata metadata,
        @NonNull HttpHeaderMap headers, @NonNull Ebms3UserMessage message,
        com.helger.phase4.model.pmode.@NonNull IPMode mode, @Nullable Node payload,
        @Nullable ICommonsList<WSS4JAttachment> attachments, @NonNull IAS4IncomingMessageState state,
        @NonNull AS4ErrorList errors) {
      try {
        final StringBuilder lines = new StringBuilder();
        if (attachments != null) {
          for (final WSS4JAttachment attachment : attachments) {
            final byte[] octets = attachment.getSourceStream().readAllBytes();
            lines.append(HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(octets)))
                .append(' ').append(attachment.getMimeType()).append('\n');
          }
        }
        final Path done = folder.resolve(message.getMessageInfo().getMessageId() + ".parts");
        final Path part = folder.resolve(UUID.randomUUID() + ".tmp");
        Files.writeString(part, lines.toString());
        Files.move(part, done);
        return AS4MessageProcessorResult.createSuccess();
      } catch (final Exception failure) {
        throw new IllegalStateException(failure);
      }
    }

    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(@NonNull IAS4IncomingMessageMetadata metadata,
        @NonNull HttpHeaderMap headers, @NonNull Ebms3SignalMessage message,
        com.helger.phase4.model.pmode.@Nullable IPMode mode, @NonNull IAS4IncomingMessageState state,
        @NonNull AS4ErrorList errors) {
      return AS4SignalMessageProcessorResult.createSuccess();
    }

    @Override
    public void processAS4ResponseMessage(@NonNull IAS4IncomingMessageMetadata metadata,
        @NonNull IAS4IncomingMessageState state, @NonNull String answeredId, byte @NonNull [] answer,
        boolean withPayload, @NonNull AS4ErrorList errors) { }
  }

  private final class Handler extends AbstractXServlet {
    Handler() throws Exception {
      final AS4CryptoFactoryInMemoryKeyStore sign = factory("sign.p12");
      final AS4CryptoFactoryInMemoryKeyStore decrypt = factory("decrypt.p12");
      settings().setMultipartEnabled(false);
      final AS4XServletHandler handler = new AS4XServletHandler();
      handler.setRequestHandlerCustomizer(new IAS4ServletRequestHandlerCustomizer() {
        @Override
        public void customizeBeforeHandling(@NonNull IRequestWebScopeWithoutResponse scope,
            @NonNull AS4UnifiedResponse response, @NonNull AS4RequestHandler request) {
          request.setCryptoFactorySign(sign);
          request.setCryptoFactoryCrypt(decrypt);
          request.setPModeResolver(new OneMode());
          request.setIncomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false));
          request.setIncomingAttachmentFactory(IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE);
          request.setProcessorSupplier(() -> new CommonsArrayList<>(new Inbox()));
        }

        @Override
        public void customizeAfterHandling(@NonNull IRequestWebScopeWithoutResponse scope,
            @NonNull AS4UnifiedResponse response, @NonNull AS4RequestHandler request) { }
      });
      handlerRegistry().registerHandler(EHttpMethod.POST, handler);
    }
  }

  private void serve(int port, String folder) throws Exception {
    Inbox.folder = Path.of(folder);
    Files.createDirectories(Inbox.folder);
    final Server server = new Server();
    final ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    final ServletContextHandler context = new ServletContextHandler("/");
    context.addEventListener(new jakarta.servlet.ServletContextListener() {
      @Override
      public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
        WebScopeManager.onGlobalBegin(event.getServletContext());
        AS4ServerInitializer.initAS4Server();
        try {
          context.addServlet(new ServletHolder(new Handler()), "/as4");
        } catch (final Exception failure) {
          throw new IllegalStateException(failure);
        }
      }
    });
    server.setHandler(context);
    server.start();
    System.out.println("listening on " + connector.getLocalPort());
    server.join();
  }

  public static void main(String[] arguments) throws Exception {
    final List<String> rest = List.of(arguments);
    if (rest.get(0).equals("serve")) {
      new Phase4Peer(rest.get(3), rest.get(4)).serve(Integer.parseInt(rest.get(1)), rest.get(2));
      return;
    }
    WebScopeManager.onGlobalBegin(MockServletContext.create());
    int status;
    try (WebScoped scope = new WebScoped()) {
      final Phase4Peer peer = new Phase4Peer(rest.get(2), rest.get(3));
      peer.action = rest.get(4);
      status = rest.get(0).equals("send")
          ? peer.send(rest.get(1), rest.get(5), rest.subList(6, rest.size()))
          : peer.load(rest.get(1), Integer.parseInt(rest.get(5)), Integer.parseInt(rest.get(6)), Integer.parseInt(rest.get(7)),
              Integer.parseInt(rest.get(8)), Integer.parseInt(rest.get(9)));
    }
    WebScopeManager.onGlobalEnd();
    System.exit(status);
  }
}
