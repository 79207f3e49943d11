package io.voicesdr.evolution.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.voicesdr.core.tenant.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String RECORDED_KEY = "jwt-secret-000";
    private static final Secret SECRET = new Secret("jwt-secret-000");
    private static final long NOW = SampleClock.NOW.getEpochSecond();
    private static final String CLAIMS = claims(NOW, NOW + 600);

    private final Credentials credentials = new Credentials(SampleClock.clock());

    @Test
    void header_equalToTheSecret_proves() {
        assertThat(byHeader(RECORDED_KEY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "jwt-secret-00",
                "jwt-secret-0000",
                "JWT-SECRET-000",
                " jwt-secret-000",
                "jwt-secret-000 ",
                "ção"
            })
    void header_otherThanTheSecret_provesNothing(String header) {
        assertThat(byHeader(header)).isFalse();
    }

    @Test
    void nothing_provesNothing() {
        assertThat(credentials.prove(SECRET, Optional.empty(), Optional.empty()))
                .isFalse();
    }

    @Test
    void bearer_recordedFromEvolution_proves() {
        String recorded = Samples.webhook("webhook-messages-upsert-with-jwt")
                .at("/headers/authorization")
                .asText();

        assertThat(recorded).startsWith("Bearer ey");
        assertThat(credentials.prove(SECRET, Optional.empty(), Optional.of(recorded)))
                .isTrue();
        assertThat(credentials.prove(new Secret("another"), Optional.empty(), Optional.of(recorded)))
                .isFalse();
    }

    @Test
    void bearer_besideAWrongHeader_stillProves() throws JoseException {
        assertThat(credentials.prove(SECRET, Optional.of("wrong"), Optional.of("Bearer " + hs256(CLAIMS))))
                .isTrue();
    }

    @Test
    void bearer_asSchemeInAnyCase_proves() throws JoseException {
        assertThat(byAuthorization("bearer  " + hs256(CLAIMS))).isTrue();
    }

    @Test
    void bearer_reusedByARetryFiftyMinutesLater_proves() throws JoseException {
        assertThat(byBearer(hs256(CLAIMS), Duration.ofMinutes(50))).isTrue();
        assertThat(byBearer(hs256(CLAIMS), Duration.ofMinutes(69))).isTrue();
    }

    @Test
    void bearer_expiredLongerThanAnyRetry_provesNothing() throws JoseException {
        assertThat(byBearer(hs256(CLAIMS), Duration.ofMinutes(71))).isFalse();
    }

    @Test
    void bearer_madeByAClockTenMinutesAhead_proves() throws JoseException {
        assertThat(byBearer(hs256(CLAIMS), Duration.ofMinutes(-10))).isTrue();
    }

    @Test
    void bearer_fromTheFarFuture_provesNothing() throws JoseException {
        assertThat(byBearer(hs256(CLAIMS), Duration.ofMinutes(-61))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iat\":%1$d,\"app\":\"evolution\",\"action\":\"webhook\"}",
                "{\"exp\":%2$d,\"app\":\"evolution\",\"action\":\"webhook\"}",
                "{\"iat\":%1$d,\"exp\":%2$d,\"app\":\"other\",\"action\":\"webhook\"}",
                "{\"iat\":%1$d,\"exp\":%2$d,\"app\":\"evolution\",\"action\":\"login\"}",
                "{\"iat\":%1$d,\"exp\":%2$d}",
                "{\"iat\":\"x\",\"exp\":[],\"app\":\"evolution\",\"action\":\"webhook\"}",
                "[]",
                ""
            })
    void bearer_withOtherClaims_provesNothing(String claims) throws JoseException {
        assertThat(byBearer(hs256(claims.formatted(NOW, NOW + 600)), Duration.ZERO))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "....", "eyJhbGciOiJIUzI1NiJ9", "\u0000", "é.é.é"})
    void bearer_thatIsNoToken_provesNothing(String token) {
        assertThat(byAuthorization("Bearer " + token)).isFalse();
    }

    @Test
    void bearer_thatIsTheSecretItself_provesNothing() {
        assertThat(byAuthorization("Bearer " + RECORDED_KEY)).isFalse();
    }

    @Test
    void basic_provesNothing() throws JoseException {
        assertThat(byAuthorization("Basic " + hs256(CLAIMS))).isFalse();
        assertThat(byAuthorization("Bearer")).isFalse();
    }

    @Test
    void bearer_withOneBitOfItsSignatureChanged_provesNothing() throws JoseException {
        String token = hs256(CLAIMS);
        int at = token.lastIndexOf('.') + 5;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        assertThat(byBearer(token.substring(0, at) + other + token.substring(at + 1), Duration.ZERO))
                .isFalse();
    }

    @Test
    void bearer_algorithmNone_provesNothing() {
        for (String none : new String[] {"none", "None", "NONE", "nOnE"}) {
            String unsigned = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + base64(CLAIMS) + ".";
            assertThat(byBearer(unsigned, Duration.ZERO)).as(none).isFalse();
        }
    }

    @Test
    void bearer_signedWithAPrivateKey_provesNothing() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(CLAIMS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKey(pair.getPrivate());
        String token = jws.getCompactSerialization();

        assertThat(byBearer(token, Duration.ZERO)).isFalse();
        // the classic confusion: a public key taken for the shared secret
        Secret publicKey =
                new Secret(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        assertThat(credentials.prove(publicKey, Optional.empty(), Optional.of("Bearer " + token)))
                .isFalse();
    }

    @Test
    void bearer_signedWithAnotherMacOfTheSameSecret_provesNothing() throws JoseException {
        assertThat(byBearer(signed(AlgorithmIdentifiers.HMAC_SHA384, CLAIMS), Duration.ZERO))
                .isFalse();
        assertThat(byBearer(signed(AlgorithmIdentifiers.HMAC_SHA512, CLAIMS), Duration.ZERO))
                .isFalse();
    }

    /** A timing can't be asserted without flakes; that the code compares digests, and nothing else, can. */
    @Test
    void comparison_isOfDigestsInConstantTime() {
        JavaClasses classes = new ClassFileImporter().importPath("target/classes/io/voicesdr/evolution/webhook");
        JavaMethod same = classes.get(Credentials.class).getMethod("same", String.class, String.class);
        Set<String> called = same.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getName)
                .collect(Collectors.toSet());

        assertThat(called).containsExactlyInAnyOrder("isEqual", "sha256");
        noClasses().should().callMethod(Secret.class, "equals", Object.class).check(classes);
        noClasses().should().callMethod(Secret.class, "matches", String.class).check(classes);
    }

    private boolean byHeader(String header) {
        return credentials.prove(SECRET, Optional.of(header), Optional.empty());
    }

    private boolean byAuthorization(String authorization) {
        return credentials.prove(SECRET, Optional.empty(), Optional.of(authorization));
    }

    private static boolean byBearer(String token, Duration later) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(NOW).plus(later));
        return new Credentials(clock).prove(SECRET, Optional.empty(), Optional.of("Bearer " + token));
    }

    private static String claims(long issued, long expires) {
        return "{\"iat\":%d,\"exp\":%d,\"app\":\"evolution\",\"action\":\"webhook\"}".formatted(issued, expires);
    }

    private static String hs256(String claims) throws JoseException {
        return signed(AlgorithmIdentifiers.HMAC_SHA256, claims);
    }

    private static String signed(String algorithm, String claims) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setPayload(claims);
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setHeader("typ", "JWT");
        jws.setDoKeyValidation(false);
        jws.setKey(new HmacKey(RECORDED_KEY.getBytes(StandardCharsets.UTF_8)));
        return jws.getCompactSerialization();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
