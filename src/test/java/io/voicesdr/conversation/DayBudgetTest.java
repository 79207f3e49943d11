package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.DayLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a day's limit keeps from being asked although no customer waits for it. An answer of these tests costs 1,000 tokens. */
class DayBudgetTest {

    private static final Embeddings EMBEDDINGS = new Embeddings() {
        @Override
        public String space() {
            return "one";
        }

        @Override
        public Optional<List<float[]>> of(List<String> texts) {
            return Optional.of(
                    texts.stream().map(text -> new float[] {text.length()}).toList());
        }
    };

    @Test
    void meanings_countByTheirLength_andAreNotAskedForOverTheLimit() {
        World world = World.of(tenant -> tenant.limits(new DayLimits(100, 0)));
        Meanings meanings = new Meanings(EMBEDDINGS, world.budget);
        String long200 = "preço ".repeat(34).substring(0, 200);

        assertThat(meanings.nearness(world.tenant, "preço", Map.of("1", long200)))
                .isPresent();
        assertThat(meanings.nearness(world.tenant, "preço", Map.of("2", long200)))
                .isPresent();
        assertThat(meanings.nearness(world.tenant, "preço", Map.of("3", long200)))
                .as("102 tokens")
                .isEmpty();
        world.clock.advance(Duration.ofDays(1));
        assertThat(meanings.nearness(world.tenant, "preço", Map.of("3", long200)))
                .isPresent();
    }

    @Test
    void insights_countAndAreNotMadeAgainOverTheLimit() {
        World world = World.of(tenant -> tenant.limits(new DayLimits(1_900, 0)));
        Message question = world.whatsApp.customer(World.MARIA, "quanto custa?");
        ConversationState state = Replay.replay(
                new ChatRef("loja", World.MARIA),
                world.tenant.conversation(),
                world.signatures(world.tenant),
                world.whatsApp
                        .pull(world.tenant, CustomerAddress.of(World.MARIA))
                        .history(),
                world.clock.instant());

        for (int i = 0; i < 4; i++) {
            world.insights.makeAgain(world.tenant, state, question.id());
        }
        assertThat(world.model.asked).hasSize(2);
    }

    /** What stands in no mark is not lost with the hourly reading of the marks, and is with the day. */
    @Test
    void whatStandsInNoMark_outlivesTheReading_notTheDay() {
        World world = World.of(tenant -> tenant.limits(new DayLimits(1_000, 0)));
        world.budget.spentAside(world.tenant, 1_000);
        world.budget.read(world.tenant);
        assertThat(world.budget.leavesRoom(world.tenant)).isFalse();

        world.clock.advance(Duration.ofDays(1));
        world.budget.read(world.tenant);
        assertThat(world.budget.leavesRoom(world.tenant)).isTrue();
    }

    @Test
    void withoutLimits_nothingIsRead_andBeforeTheFirstReadingTheMarksAre() {
        World unlimited = World.of(tenant -> tenant.limits(new DayLimits(0, 0)));
        assertThat(unlimited.budget.leavesRoom(unlimited.tenant)).isTrue();
        assertThat(unlimited.archive.reads).hasValue(0);

        World limited = World.of(tenant -> tenant.limits(new DayLimits(0, 1)));
        limited.customerWrites("oi");
        limited.settle();
        World restarted = limited.restarted();
        assertThat(restarted.budget.leavesRoom(restarted.tenant)).isFalse();
        assertThat(restarted.budget.leavesRoom(restarted.tenant)).isFalse();
        assertThat(restarted.archive.reads).hasValue(1);
    }

    /** As long as it is not known what the day has cost, only customers who wait are a reason to ask. */
    @Test
    void whileTheDayCantBeRead_thereIsNoRoom() {
        World world = World.of(tenant -> tenant.limits(new DayLimits(0, 5)));
        world.archive.down = true;

        assertThat(world.budget.leavesRoom(world.tenant)).isFalse();
        world.archive.down = false;
        assertThat(world.budget.leavesRoom(world.tenant)).isTrue();
    }
}
