package io.voicesdr.core.history;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells who said each message of a history (evolution/CONTRACT.md §10). Pure. */
public final class Attribution {

    /**
     * How far from a marked bubble an unmarked one still belongs to its turn. Longer than the bot takes to type a bubble,
     * and as short as can be: within it, a link or a number that a colleague sends through other software is taken for the
     * bot's.
     */
    public static final Duration BESIDE = Duration.ofSeconds(60);

    private static final Pattern WORDS = Pattern.compile("\\p{L}+[,.!?;:]*\\s+\\p{L}+");

    /** How every BR Code begins; it holds the names of a merchant and a town. */
    private static final String PIX_CODE = "000201";

    private final List<Said> said;
    private final boolean otherSoftwareIsPerson;

    private Attribution(List<Said> said, boolean otherSoftwareIsPerson) {
        this.said = said;
        this.otherSoftwareIsPerson = otherSoftwareIsPerson;
    }

    /**
     * Every message of {@code history} that somebody wrote, with its author; protocol noise is left out.
     *
     * @param otherSoftwareIsPerson whether unsigned API sends count as {@link Author#PERSON} instead of {@link
     *     Author#SYSTEM}
     */
    public static List<Entry> of(History history, SignatureCodec signatures, boolean otherSoftwareIsPerson) {
        List<Said> said = history.messages().stream()
                .filter(message -> !(message.content() instanceof Content.Protocol))
                .map(message -> new Said(message, mark(message, signatures)))
                .toList();
        return new Attribution(said, otherSoftwareIsPerson).entries();
    }

    /** Customers' texts are never read for marks, nor what a device sent: pasted marks prove nothing. */
    private static Optional<Signature> mark(Message message, SignatureCodec signatures) {
        return message.fromMe() && message.origin() != Origin.DEVICE
                ? signatures.read(message.content().text())
                : Optional.empty();
    }

    private List<Entry> entries() {
        return IntStream.range(0, said.size()).mapToObj(this::entry).toList();
    }

    private Entry entry(int index) {
        Message message = said.get(index).message;
        String text = message.content().text();
        return new Entry(
                message,
                author(index),
                said.get(index).mark,
                message.fromMe() ? SignatureCodec.strip(text) : text,
                message.sentAt());
    }

    private Author author(int index) {
        Message message = said.get(index).message;
        if (!message.fromMe()) {
            return Author.CUSTOMER;
        }
        if (said.get(index).mark.isPresent()) {
            return Author.BOT;
        }
        if (message.origin() != Origin.API) {
            return message.origin() == Origin.UNKNOWN && isVoiceNote(message) && isBesideMark(index)
                    ? Author.BOT
                    : Author.PERSON;
        }
        if (isVoiceNote(message) || isBesideMark(index) && !isSentence(message)) {
            return Author.BOT;
        }
        return otherSoftwareIsPerson ? Author.PERSON : Author.SYSTEM;
    }

    private static boolean isVoiceNote(Message message) {
        return message.content() instanceof Content.Audio audio && audio.voiceNote();
    }

    /**
     * The bot marks every sentence; only what customers copy (a link, a number, a Pix code) goes without. A sentence beside
     * its bubbles is a colleague who takes over in other software.
     */
    private static boolean isSentence(Message message) {
        String text = message.content().text();
        return WORDS.matcher(text).find() && !text.strip().startsWith(PIX_CODE);
    }

    private boolean isBesideMark(int index) {
        return isAfterMark(index) || isBeforeMark(index);
    }

    private boolean isAfterMark(int index) {
        for (int i = index - 1; i >= 0 && isBeside(i, index); i--) {
            if (said.get(i).mark.isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Nothing of a turn comes before its bubble 0: what stands there was written by others while the bot was thinking.
     * Only within one second the order may be wrong, for sends that no pull has confirmed.
     */
    private boolean isBeforeMark(int index) {
        for (int i = index + 1; i < said.size() && isBeside(index, i); i++) {
            boolean sameSecond =
                    said.get(i).message.sentAt().equals(said.get(index).message.sentAt());
            if (said.get(i).mark.filter(mark -> mark.bubble() > 0 || sameSecond).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeside(int earlier, int later) {
        return Duration.between(
                                said.get(earlier).message.sentAt(),
                                said.get(later).message.sentAt())
                        .compareTo(BESIDE)
                <= 0;
    }

    private record Said(Message message, Optional<Signature> mark) {}
}
