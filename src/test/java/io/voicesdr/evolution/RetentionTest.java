package io.voicesdr.evolution;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.voicesdr.evolution.EvolutionEdge.NOW;
import static io.voicesdr.evolution.EvolutionEdge.nothingFound;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.conversation.Identities;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is older than the tenant's retention is asked of Evolution through no port, whoever asks and however far back. Needs
 * Quarkus only because its circuit breakers come with it.
 */
@QuarkusTest
class RetentionTest {
    private static final String FIND = "/chat/findMessages/loja";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Instant OLDEST = NOW.minus(KEPT);
    private static final CustomerAddress MARIA = CustomerAddress.of(Jid.of("5511999990001@s.whatsapp.net"));

    private final EvolutionEdge edge = new EvolutionEdge();
    private final EvolutionArchiveGateway archive = new EvolutionArchiveGateway(
            edge.reads,
            new RecordCheck(edge.traits, edge.metrics),
            edge.traits,
            new Identities(),
            edge.config,
            () -> NOW);
    private final EvolutionAcquaintanceGateway acquaintance =
            new EvolutionAcquaintanceGateway(edge.reads, edge.traits, edge.config, () -> NOW);
    private final Tenant tenant = edge.tenant()
            .edit()
            .lgpd(new Lgpd(false, Optional.empty(), KEPT, false, false))
            .build();

    @BeforeEach
    void answersAnything() {
        edge.evolution.stubFor(post(urlEqualTo(FIND)).willReturn(nothingFound()));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void history_isPulledNoFurtherBack() {
        edge.history.pull(tenant, MARIA);
        edge.history.renew(tenant, MARIA, History.of(List.of(), false), NOW.minus(Duration.ofDays(20)));

        assertThat(askedFrom()).hasSize(4).containsOnly(OLDEST);
    }

    @Test
    void recentMessages_areReadNoFurtherBack() {
        edge.history.recent(tenant, Duration.ofDays(20));
        edge.history.recent(tenant, Duration.ofDays(2));

        assertThat(askedFrom()).containsExactly(OLDEST, NOW.minus(Duration.ofDays(2)));
    }

    @Test
    void archive_isReadNoFurtherBack_andNotAtAllBefore() {
        archive.glimpse(tenant, Instant.EPOCH, NOW);
        archive.read(tenant, Instant.EPOCH, NOW, page -> {});
        archive.read(tenant, MARIA, Instant.EPOCH, NOW, page -> {});
        assertThat(askedFrom()).hasSize(4).containsOnly(OLDEST);

        archive.glimpse(tenant, Instant.EPOCH, OLDEST);
        archive.read(tenant, Instant.EPOCH, OLDEST, page -> {});
        archive.read(tenant, MARIA, Instant.EPOCH, OLDEST, page -> {});
        assertThat(askedFrom()).hasSize(4);
    }

    /** Also seen from a message that is nearly as old: what lies a retention before that one is long gone. */
    @Test
    void acquaintance_goesNoFurtherBack_whateverItIsAskedOf() {
        acquaintance.wroteBefore(tenant, MARIA, NOW.minus(Duration.ofDays(6)));
        assertThat(askedFrom()).hasSize(2).containsOnly(OLDEST);

        assertThat(acquaintance.wroteBefore(tenant, MARIA, OLDEST)).isFalse();
        assertThat(askedFrom()).hasSize(2);
    }

    /** Since when messages were asked for, request by request. */
    private List<Instant> askedFrom() {
        return edge.evolution.findAll(postRequestedFor(urlEqualTo(FIND))).stream()
                .map(request -> read(request.getBodyAsString()))
                .map(body ->
                        Instant.parse(body.at("/where/messageTimestamp/gte").asText()))
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
