package io.voicesdr.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedMapTest {

    @Test
    void changedMap_isWhatAHashMapWouldBe_andTheOneBeforeStaysAsItWas() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Map<Integer, Integer> expected = new HashMap<>();
            SharedMap<Integer, Integer> map = SharedMap.empty();
            for (int step = 0; step < 200; step++) {
                Map<Integer, Integer> expectedBefore = Map.copyOf(expected);
                SharedMap<Integer, Integer> before = map;
                SharedMap.Draft<Integer, Integer> draft = map.draft();
                for (int change = random.nextInt(5); change >= 0; change--) {
                    int key = random.nextInt(400);
                    if (random.nextInt(4) == 0) {
                        draft.remove(key);
                        expected.remove(key);
                    } else {
                        draft.put(key, step);
                        expected.put(key, step);
                    }
                    assertThat(draft.find(key).orElse(-1)).isEqualTo(expected.getOrDefault(key, -1));
                }
                map = draft.done();
                assertThat(map).as("seed %d, step %d", seed, step).isEqualTo(expected);
                assertThat(map.hashCode()).isEqualTo(expected.hashCode());
                assertThat(map.size()).isEqualTo(expected.size());
                assertThat(before).isEqualTo(expectedBefore);
                assertThat(unlike(map, before)).isEqualTo(unlike(expected, expectedBefore));
            }
        }
    }

    @Test
    void nothingChanged_isTheSameMap() {
        SharedMap<String, String> map = SharedMap.of(Map.of("a", "b"));
        assertThat(map.draft().done()).isSameAs(map);
        assertThat(SharedMap.of(map)).isSameAs(map);
    }

    private static Map<Integer, Integer> unlike(SharedMap<Integer, Integer> map, SharedMap<Integer, Integer> before) {
        Map<Integer, Integer> unlike = new HashMap<>();
        map.unlike(before).forEach(entry -> unlike.put(entry.getKey(), entry.getValue()));
        return unlike;
    }

    private static Map<Integer, Integer> unlike(Map<Integer, Integer> map, Map<Integer, Integer> before) {
        Map<Integer, Integer> unlike = new HashMap<>(map);
        unlike.entrySet().removeAll(before.entrySet());
        return unlike;
    }
}
