package io.voicesdr.load;

import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import java.time.Instant;

/** Fills chats with conversations that are over: a customer's question and the bot's signed answer, in turn. */
final class Past {

    private static final long ENDED_SECONDS_AGO = 7_200;
    private static final long SECONDS_APART = 45;

    private Past() {}

    /** Stores {@code messages} in {@code chat}, the newest two hours old; {@code number} makes their words its own. */
    static void fill(Town town, Chat chat, int messages, int number) {
        long begin = Instant.now().getEpochSecond() - ENDED_SECONDS_AGO - SECONDS_APART * messages;
        String asked = "";
        for (int i = 0; i < messages; i++) {
            long second = begin + i * SECONDS_APART;
            String word = Words.word(number + i / 2);
            if (i % 2 == 0) {
                Row row = Row.fromCustomer(chat.phone(), chat.lid(), Words.question(word), second)
                        .old();
                asked = row.id();
                town.storeOld(chat, row);
            } else {
                Signature mark = new Signature(
                        Kind.ANSWER,
                        0,
                        true,
                        0,
                        Hashes.ofMessage(asked),
                        Hashes.ofConfig("cafe0000"),
                        Hashes.tokenStep(900));
                String text = Ledger.codec(chat.instance()).sign(Words.answer(word), mark);
                town.storeOld(chat, Row.fromApi(chat.phone(), text, second).old());
            }
        }
    }
}
