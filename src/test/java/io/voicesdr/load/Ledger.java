package io.voicesdr.load;

import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was asked and what was answered, read from the chats as Evolution holds them, by nothing but the marks. An answer
 * settles the message it is signed for and what the customer wrote before it.
 *
 * @param asked messages of customers
 * @param answers of the bot, each counted once however many bubbles it has
 * @param fallbacks those of them that only say that somebody will go on
 * @param lost messages no answer settles
 * @param twice answers to a message that another one had been signed for
 * @param strange texts that are unsigned, or speak of what was never asked in that chat
 */
record Ledger(int asked, int answers, int fallbacks, List<String> lost, List<String> twice, List<String> strange) {

    static final String KEY = "signature-load-key";
    private static final Map<String, SignatureCodec> CODECS = new ConcurrentHashMap<>();

    static SignatureCodec codec(String instance) {
        return CODECS.computeIfAbsent(instance, name -> new SignatureCodec(name, List.of(KEY)));
    }

    static Ledger of(Collection<Chat> chats) {
        Sum sum = new Sum();
        chats.forEach(sum::add);
        return new Ledger(sum.asked, sum.answers, sum.fallbacks, sum.lost, sum.twice, sum.strange);
    }

    boolean balances() {
        return lost.isEmpty() && twice.isEmpty() && strange.isEmpty();
    }

    @Override
    public String toString() {
        return "asked " + asked + ", answers " + answers + " (of them fallbacks " + fallbacks + "), lost " + lost.size()
                + first(lost) + ", twice " + twice.size() + first(twice) + ", strange " + strange.size()
                + first(strange);
    }

    private static String first(List<String> cases) {
        return cases.isEmpty() ? "" : " such as " + cases.subList(0, Math.min(3, cases.size()));
    }

    /** Adds chats up. */
    private static final class Sum {
        private final List<String> lost = new ArrayList<>();
        private final List<String> twice = new ArrayList<>();
        private final List<String> strange = new ArrayList<>();
        private int asked;
        private int answers;
        private int fallbacks;

        void add(Chat chat) {
            List<Row> rows = chat.rows();
            Map<Integer, Row> signedFor = new HashMap<>();
            for (Row row : rows) {
                if (row.fromMe()) {
                    answered(chat, rows, row, signedFor);
                }
            }
            boolean settled = false;
            for (Row row : rows.reversed()) {
                if (!row.fromMe()) {
                    asked++;
                    settled |= signedFor.containsKey(Hashes.ofMessage(row.id()));
                    if (!settled) {
                        lost.add(chat.instance() + '/' + chat.phone() + ": " + row.text());
                    }
                }
            }
        }

        private void answered(Chat chat, List<Row> rows, Row row, Map<Integer, Row> signedFor) {
            Optional<Signature> mark = codec(chat.instance()).read(row.text());
            String where = chat.instance() + '/' + chat.phone() + ": " + SignatureCodec.strip(row.text());
            if (mark.isEmpty() || !speaksOfThis(rows, row, mark.get())) {
                strange.add(where);
            } else if (mark.get().bubble() == 0) {
                answers++;
                fallbacks += mark.get().kind() == io.voicesdr.core.signature.Kind.FALLBACK ? 1 : 0;
                Row first = signedFor.putIfAbsent(mark.get().answers(), row);
                if (first != null) {
                    twice.add(where + " (" + mark.get().kind() + ", " + (row.second() - first.second()) + " s after "
                            + SignatureCodec.strip(first.text()) + ")");
                }
            }
        }

        private static boolean speaksOfThis(List<Row> rows, Row answer, Signature mark) {
            String said = SignatureCodec.strip(answer.text());
            return mark.kind() != io.voicesdr.core.signature.Kind.ANSWER
                    || rows.stream()
                            .filter(row -> !row.fromMe())
                            .anyMatch(row -> said.equals(Words.answer(Words.lastAsked(row.text()))));
        }
    }
}
