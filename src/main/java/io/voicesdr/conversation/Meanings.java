package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Masking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How near messages lie to what somebody looks for. What a message means is remembered by its id, in a byte a dimension
 * (law 6). Thread-safe.
 */
@ApplicationScoped
public class Meanings {

    /** Messages, about 0.8 kB each. */
    private static final int MOST_KEPT = 20_000;

    /** Messages that one search has looked at anew; what is older stays unknown until the next one. */
    static final int MOST_ASKED = 1_000;

    /** Longer texts are cut: what they are about stands at their beginning. */
    private static final int MAX_CHARS = 2_000;

    /** What a token is long, about: the embedding model does not say what it counted (gemini/CONTRACT.md §4.3). */
    private static final int CHARS_PER_TOKEN = 4;

    private final Embeddings embeddings;
    private final Allowance budget;
    private final Cache<Key, byte[]> memo =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Meanings(Embeddings embeddings, Allowance budget) {
        this.embeddings = embeddings;
        this.budget = budget;
    }

    /** @param text an edited message means something else */
    private record Key(String instance, String messageId, int text, String space) {}

    /**
     * How alike {@code wanted} and each of {@code texts} are, -1 to 1.
     *
     * @param texts by message id, the most wanted first: of the many that are not known yet only the first are asked for
     * @return by message id, those that are known; empty when no meaning can be had now, or the tenant wants no model asked,
     *     or its limit of the day is reached
     */
    public Optional<Map<String, Double>> nearness(Tenant tenant, String wanted, Map<String, String> texts) {
        if (!tenant.aiActive() || texts.isEmpty() || !budget.leavesRoom(tenant)) {
            return Optional.empty();
        }
        Map<String, String> unknown = new LinkedHashMap<>();
        Map<String, byte[]> points = new HashMap<>();
        texts.forEach((id, text) -> {
            byte[] known = memo.getIfPresent(key(tenant, id, text));
            if (known != null) {
                points.put(id, known);
            } else if (unknown.size() < MOST_ASKED) {
                unknown.put(id, text);
            }
        });
        List<String> asked = new ArrayList<>();
        asked.add(told(tenant, wanted));
        unknown.values().forEach(text -> asked.add(told(tenant, text)));
        return embeddings.of(asked).map(answers -> {
            budget.spentAside(tenant, asked.stream().mapToLong(String::length).sum() / CHARS_PER_TOKEN);
            int at = 1;
            for (Map.Entry<String, String> message : unknown.entrySet()) {
                byte[] point = rounded(answers.get(at++));
                memo.put(key(tenant, message.getKey(), message.getValue()), point);
                points.put(message.getKey(), point);
            }
            return near(rounded(answers.getFirst()), points);
        });
    }

    private Key key(Tenant tenant, String id, String text) {
        return new Key(tenant.instance(), id, told(tenant, text).hashCode(), embeddings.space());
    }

    /** As it may be told to a model. */
    private static String told(Tenant tenant, String text) {
        String masked = tenant.lgpd().maskForModel() ? Masking.of(text) : text;
        return masked.length() <= MAX_CHARS ? masked : masked.substring(0, MAX_CHARS);
    }

    private static byte[] rounded(float[] point) {
        byte[] bytes = new byte[point.length];
        float largest = 0;
        for (float each : point) {
            largest = Math.max(largest, Math.abs(each));
        }
        for (int i = 0; i < point.length; i++) {
            bytes[i] = largest == 0 ? 0 : (byte) Math.round(point[i] / largest * Byte.MAX_VALUE);
        }
        return bytes;
    }

    private static Map<String, Double> near(byte[] wanted, Map<String, byte[]> points) {
        Map<String, Double> near = new HashMap<>();
        points.forEach((id, point) -> near.put(id, cosine(wanted, point)));
        return near;
    }

    private static double cosine(byte[] one, byte[] other) {
        long product = 0;
        long ones = 0;
        long others = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            product += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return ones == 0 || others == 0 ? 0 : product / Math.sqrt((double) ones * others);
    }
}
