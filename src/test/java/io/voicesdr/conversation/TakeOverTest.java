package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica does about the tenants of another one: nothing, as long as that one may be at work itself. */
class TakeOverTest {

    private static final Duration TAKE_OVER_AFTER = TestTurnConfig.DEFAULTS.takeOverAfter();

    private World world;
    private Sweep other;
    private boolean evolutionIsAway;

    @BeforeEach
    void begin() {
        world = World.of(tenant -> tenant);
        other = sweep(1 - Math.floorMod("loja".hashCode(), 2));
    }

    @Test
    void ownReplicaIsGone_isTakenOver_onceItIsOwedAtTwoLooks() {
        world.whatsApp.customer(World.MARIA, "oi");
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(other.sweep()).isZero();

        later();
        assertThat(other.sweep()).as("as old as that, but for the grace").isZero();

        later();
        assertThat(other.sweep()).isEqualTo(1);
        world.settle();
        assertThat(world.whatsApp.textsTo(World.MARIA)).containsExactly("Resposta 1");
        later();
        assertThat(other.sweep()).isZero();
    }

    /** However old the message: the first look of a process that has just started, or could not look, tells nothing of the owner. */
    @Test
    void startedAfterADisaster_waitsForOneMoreLook() {
        world.whatsApp.customer(World.MARIA, "oi");
        world.clock.advance(Duration.ofMinutes(40));

        assertThat(other.sweep()).isZero();
        later();
        assertThat(other.sweep()).isEqualTo(1);
    }

    @Test
    void evolutionWasAway_isLeftToItsOwnReplica_whichIsBackAtTheSameMoment() {
        world.whatsApp.customer(World.MARIA, "oi");
        assertThat(other.sweep()).isZero();
        evolutionIsAway = true;
        for (int i = 0; i < 3; i++) {
            later();
            assertThat(other.sweep()).isZero();
        }
        evolutionIsAway = false;
        later();
        assertThat(other.sweep()).as("both see it for the first time again").isZero();

        assertThat(sweep(Math.floorMod("loja".hashCode(), 2)).sweep()).isEqualTo(1);
        world.settle();
        later();
        assertThat(other.sweep()).isZero();
        assertThat(world.whatsApp.textsTo(World.MARIA)).containsExactly("Resposta 1");
    }

    /** Who writes again and again is not forgotten by that: an older message of theirs was owed before. */
    @Test
    void customerWhoWritesAgain_isTakenOver() {
        world.whatsApp.customer(World.MARIA, "oi");
        assertThat(other.sweep()).isZero();
        world.clock.advance(Duration.ofMinutes(2));
        world.whatsApp.customer(World.MARIA, "tem alguém aí?");
        world.clock.advance(TAKE_OVER_AFTER.plusMinutes(1));

        assertThat(other.sweep()).isEqualTo(1);
    }

    private void later() {
        world.clock.advance(TAKE_OVER_AFTER.plusSeconds(1));
    }

    private Sweep sweep(int index) {
        ChatHistory histories = new ChatHistory() {
            @Override
            public Pulled pull(Tenant tenant, CustomerAddress address) {
                return world.whatsApp.pull(tenant, address);
            }

            @Override
            public Pulled renew(Tenant tenant, CustomerAddress address, History known, Instant since) {
                return world.whatsApp.renew(tenant, address, known, since);
            }

            @Override
            public List<Message> recent(Tenant tenant, Duration lookBack) {
                if (evolutionIsAway) {
                    throw new UpstreamException("EVOLUTION_UNREACHABLE", "away", null);
                }
                return world.whatsApp.recent(tenant, lookBack);
            }
        };
        return new Sweep(
                world,
                histories,
                world.queue,
                world.budget,
                world.team,
                FollowUpMonthTest.replica(index, 2),
                world.clock,
                new SimpleMeterRegistry());
    }
}
