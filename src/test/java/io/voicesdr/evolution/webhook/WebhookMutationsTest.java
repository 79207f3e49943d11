package io.voicesdr.evolution.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Origin;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ten thousand damaged webhooks: none may fail, and none may lead to an answer to somebody who is no customer. */
class WebhookMutationsTest {
    private static final long SEED = 20_261_121;
    private static final int MUTATIONS = 10_000;

    /** Written apart from the code under test. */
    private static final Pattern CUSTOMER =
            Pattern.compile("[0-9]{5,20}(@s\\.whatsapp\\.net|@c\\.us|@lid)?", Pattern.CASE_INSENSITIVE);

    private final HandlerFixture fixture = HandlerFixture.withGlobalSecret();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    @Test
    void mutations_neverFailAndNeverReachAnybodyButCustomers() {
        List<JsonNode> samples = List.copyOf(Samples.webhooks().values());
        Mutator mutator = new Mutator(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode sample = samples.get(i % samples.size()).get("body");
            check("seed " + SEED + " mutation " + i, sample, mutator.mutate(sample), i % 2 == 0);
        }

        System.out.println("webhook mutations, seed " + SEED + ": " + outcomes);
        assertThat(fixture.counted()).isEqualTo(MUTATIONS);
        assertThat(outcomes.keySet())
                .contains(
                        Outcome.QUEUED,
                        Outcome.HINT,
                        Outcome.NOTED,
                        Outcome.EVENT_NOT_USED,
                        Outcome.GROUP,
                        Outcome.BROADCAST,
                        Outcome.NEWSLETTER,
                        Outcome.OWN_NUMBER,
                        Outcome.NOT_A_PERSON,
                        Outcome.UNUSABLE,
                        Outcome.MALFORMED,
                        Outcome.INSTANCE_MISMATCH)
                .doesNotContain(Outcome.FAILED);
        assertThat(outcomes.get(Outcome.QUEUED)).isGreaterThan(1_000);
    }

    private void check(String as, JsonNode sample, byte[] body, boolean named) {
        fixture.inbox.forget();
        String instance = sample.get("instance").asText();
        String secret = Samples.secretOf(instance);
        WebhookVerdict verdict =
                named ? fixture.post(instance, secret, body) : fixture.postUnnamed(java.util.Optional.of(secret), body);

        outcomes.merge(verdict.outcome(), 1, Integer::sum);
        assertThat(HandlerFixture.status(verdict)).as(as).isLessThan(500);
        assertThat(fixture.inbox.looks)
                .as(as + new String(body, StandardCharsets.UTF_8))
                .allSatisfy(look -> assertLegitimate(look, instance, body));
    }

    private static void assertLegitimate(RecordingInbox.Look look, String instance, byte[] body) throws Exception {
        CustomerAddress address = look.address();
        assertThat(look.instance()).isEqualTo(instance);
        assertThat(address.all()).allSatisfy(jid -> assertThat(jid.value()).matches(CUSTOMER));
        JsonNode told = Samples.JSON.readTree(body);
        if (told.path("sender").asText().equals(Mutator.OWN)) {
            assertThat(address.all()).doesNotContain(Jid.of(Mutator.OWN));
        }
        look.heard().ifPresent(message -> {
            assertThat(message.address()).isEqualTo(address);
            assertThat(message.fromMe() && message.origin() == Origin.UNKNOWN)
                    .as("an own message whose way is not told")
                    .isFalse();
        });
    }
}
