package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.followup.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> TENANTS =
            IntStream.range(0, 200).mapToObj(i -> "loja_" + i).toList();

    @Test
    void everyTenant_fallsToOneReplica_andTheOthersStandInLine() {
        for (int count = 1; count <= 5; count++) {
            List<Shard> replicas = replicas(count);
            for (String tenant : TENANTS) {
                List<Duration> line = replicas.stream()
                        .map(shard -> shard.patience(tenant))
                        .sorted()
                        .toList();
                assertThat(line)
                        .isEqualTo(IntStream.range(0, count)
                                .mapToObj(FIVE_MINUTES::multipliedBy)
                                .toList());
                assertThat(replicas.stream().filter(shard -> shard.owns(tenant)))
                        .hasSize(1)
                        .allMatch(shard -> shard.patience(tenant).isZero());
            }
        }
    }

    @Test
    void everyReplica_hasAShare() {
        assertThat(replicas(3))
                .allSatisfy(shard ->
                        assertThat(TENANTS.stream().filter(shard::owns).count()).isBetween(40L, 95L));
    }

    @Test
    void others_areLookedAtAtStart_andThenSeldom() {
        Shard shard = new Shard(0, 2, FIVE_MINUTES);
        assertThat(shard.isTimeForOthers(NOW)).isTrue();
        assertThat(shard.isTimeForOthers(NOW.plusSeconds(299))).isFalse();
        assertThat(shard.isTimeForOthers(NOW.plusSeconds(301))).isTrue();
        assertThat(shard.isTimeForOthers(NOW.plusSeconds(302))).isFalse();
    }

    @Test
    void others_areLeftAlone_byTheOnlyReplica_andWhenSwitchedOff() {
        assertThat(new Shard(0, 1, FIVE_MINUTES).isTimeForOthers(NOW)).isFalse();
        assertThat(new Shard(0, 2, Duration.ZERO).isTimeForOthers(NOW)).isFalse();
    }

    /** Whoever may send for a tenant, owner or not, has other seconds than all before it in line: also where the line wraps. */
    @Test
    void secondsOfItsOwn_areNobodysBeforeItInLine() {
        for (int count = 1; count <= 9; count++) {
            List<Shard> replicas = replicas(count);
            for (String tenant : TENANTS) {
                List<Integer> slots = IntStream.range(0, count)
                        .boxed()
                        .filter(index -> replicas.get(index).hasSecondsOfItsOwn(tenant))
                        .map(Slots::of)
                        .toList();
                assertThat(slots).doesNotHaveDuplicates().hasSize(Math.min(count, 4));
                assertThat(replicas.stream()
                                .filter(shard -> shard.owns(tenant))
                                .allMatch(shard -> shard.hasSecondsOfItsOwn(tenant)))
                        .isTrue();
            }
        }
    }

    private static List<Shard> replicas(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Shard(index, count, FIVE_MINUTES))
                .toList();
    }
}
