package io.voicesdr.evolution.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookSamplesTest {

    static Collection<ExpectedHearings.Row> rows() {
        return ExpectedHearings.ROWS.values();
    }

    @Test
    void table_hasOneRowForEverySample() {
        assertThat(ExpectedHearings.ROWS.keySet())
                .isEqualTo(Samples.webhooks().keySet())
                .hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sample_posted_reachesTheInboxAsTheTableSays(ExpectedHearings.Row row) {
        HandlerFixture fixture = HandlerFixture.withGlobalSecret();

        WebhookVerdict verdict = fixture.postSample(row.sample());

        assertThat(verdict.outcome()).isEqualTo(row.outcome());
        assertThat(HandlerFixture.status(verdict)).isEqualTo(200);
        row.assertReached(fixture.inbox.looks);
        assertThat(fixture.counted(row.outcome())).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sample_postedWithoutASecretConfigured_neverPassesContentOn(ExpectedHearings.Row row) {
        HandlerFixture fixture = HandlerFixture.withoutGlobalSecret();
        String body = Samples.webhook(row.sample()).get("body").toString().replaceAll("\"loja\"|\"evo1\"", "\"meta1\"");

        WebhookVerdict verdict =
                fixture.post("meta1", "whatever", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(HandlerFixture.status(verdict)).isEqualTo(200);
        assertThat(fixture.inbox.looks).hasSize(row.reaches() ? 1 : 0);
        assertThat(fixture.inbox.looks)
                .allSatisfy(look -> assertThat(look.heard()).isEmpty());
        assertThat(fixture.connections.of("meta1")).isEmpty();
        assertThat(fixture.metrics.find("voicesdr.evolution.delivery.errors").counter())
                .isNull();
    }
}
