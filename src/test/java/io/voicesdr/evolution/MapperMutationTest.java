package io.voicesdr.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MapperMutationTest {
    private static final long SEED = 20261121L;
    private static final int ROUNDS = 10_000;

    @Test
    void map_tenThousandDamagedBodies_neverThrows() {
        List<JsonNode> bodies = Samples.names().stream()
                .flatMap(name -> Samples.objects(name).stream())
                .filter(object -> MessageMapper.map(object).isPresent())
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        int stillMessages = 0;
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode damaged = JsonMutations.damaged(bodies.get(random.nextInt(bodies.size())), random);
            stillMessages += check(damaged, round) ? 1 : 0;
        }
        assertThat(stillMessages).as("messages that survived, seed %d", SEED).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    private static boolean check(JsonNode damaged, int round) {
        try {
            Optional<Message> message = MessageMapper.map(damaged);
            message.ifPresent(it -> assertThat(it.content().text()).isNotNull());
            return message.isPresent();
        } catch (RuntimeException | StackOverflowError thrown) {
            return fail("seed %d round %d: %s".formatted(SEED, round, damaged), thrown);
        }
    }
}
