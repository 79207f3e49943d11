package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the model reads of one message: its words as data, an honest note in place of what can't be read.
 *
 * @param known the entries by id, for quotes whose text WhatsApp did not repeat
 * @param senses what is heard of voice notes, and which files the model gets beside
 */
record Spoken(Language language, Map<String, Entry> known, Senses senses) {

    /** Of one message; the rest is cut, with a note that says so. */
    static final int MAX_CHARS = 4_000;

    private static final int MAX_QUOTE_CHARS = 200;
    private static final int MAX_LINE_CHARS = 300;
    private static final Pattern PHONE_OF_VCARD =
            Pattern.compile("(?im)^(?:item\\d+\\.)?TEL[^:\\r\\n]*:([+\\d() .-]+)");

    /** Whether somebody said something with it: reactions, deletions and protocol noise are not spoken. */
    static boolean isSpoken(Entry entry) {
        return switch (entry.message().content()) {
            case Content.Reaction ignored -> false;
            case Content.Deleted ignored -> false;
            case Content.Protocol ignored -> false;
            case Content.Text ignored -> true;
            case Content.Audio ignored -> true;
            case Content.Image ignored -> true;
            case Content.Video ignored -> true;
            case Content.Document ignored -> true;
            case Content.Sticker ignored -> true;
            case Content.Location ignored -> true;
            case Content.Contacts ignored -> true;
            case Content.Choice ignored -> true;
            case Content.Poll ignored -> true;
            case Content.PollVote ignored -> true;
            case Content.Unsupported ignored -> true;
        };
    }

    /** The message without time and speaker; never empty for one that {@link #isSpoken}. */
    String of(Entry entry) {
        String quote = entry.message().quote().map(this::quote).orElse("");
        return quote + limited(body(entry));
    }

    private String body(Entry entry) {
        String text = Untrusted.text(senses.hearing().textOf(entry));
        String file = file(entry);
        return switch (entry.message().content()) {
            case Content.Text ignored -> text.isEmpty() ? note(Note.EMPTY) : text;
            case Content.Audio audio -> with(audio(audio, text, file), text);
            case Content.Image image -> with(picture(image, file), text);
            case Content.Video video -> with(video(video, senses.fileOf(entry).isPresent()), text);
            case Content.Document document ->
                with(Note.bracketed(Note.DOCUMENT.words(language) + file), joined(line(document.fileName()), text));
            case Content.Sticker ignored -> note(Note.STICKER);
            case Content.Location place -> with(location(place), joined(line(place.name()), line(place.address())));
            case Content.Contacts contacts -> with(note(Note.CONTACT), contacts(contacts.cards()));
            case Content.Choice ignored -> with(note(Note.CHOICE), text);
            case Content.Poll poll -> with(note(Note.POLL), joined(text, options(poll)));
            case Content.PollVote ignored -> note(Note.POLL_VOTE);
            case Content.Unsupported ignored -> with(note(Note.UNSUPPORTED), text);
            case Content.Reaction reaction -> Untrusted.line(reaction.emoji(), MAX_LINE_CHARS);
            case Content.Deleted ignored -> "";
            case Content.Protocol ignored -> "";
        };
    }

    private String quote(Quote quote) {
        Entry quoted = known.get(quote.messageId());
        String repeated = Untrusted.line(quote.text(), MAX_QUOTE_CHARS);
        String text = repeated.isEmpty() && quoted != null
                ? Untrusted.line(senses.hearing().textOf(quoted), MAX_QUOTE_CHARS)
                : repeated;
        return text.isEmpty()
                ? note(Note.QUOTE_UNKNOWN) + " "
                : note(Note.QUOTE) + " " + text + " " + note(Note.QUOTE_END) + " ";
    }

    private String audio(Content.Audio audio, String transcript, String file) {
        Note what = audio.voiceNote() ? Note.VOICE_NOTE : Note.AUDIO_FILE;
        String heard = transcript.isEmpty() ? file : Note.TRANSCRIBED.words(language);
        return Note.bracketed(what.words(language) + lasting(audio.length()) + heard);
    }

    private String picture(Content.Image image, String file) {
        return Note.bracketed(Note.IMAGE.words(language) + onceWords(image.viewOnce()) + file);
    }

    /** Whether the model has the file before it, or why not; empty when nobody tried. */
    private String file(Entry entry) {
        if (senses.fileOf(entry).isPresent()) {
            return Note.ATTACHED.words(language);
        }
        return senses.hearing()
                .lackOf(entry)
                .map(lack -> switch (lack) {
                    case TOO_LARGE -> Note.TOO_LARGE.words(language);
                    case UNAVAILABLE -> Note.UNAVAILABLE.words(language);
                })
                .orElse("");
    }

    private String video(Content.Video video, boolean hasPreview) {
        Note what = video.note() ? Note.VIDEO_NOTE : Note.VIDEO;
        String preview = hasPreview ? Note.PREVIEW.words(language) : "";
        return Note.bracketed(what.words(language) + lasting(video.length()) + onceWords(video.viewOnce()) + preview);
    }

    private String onceWords(boolean viewOnce) {
        return viewOnce ? Note.VIEW_ONCE.words(language) : "";
    }

    private String lasting(Duration length) {
        return length.isPositive() ? Note.LASTING.words(language, length.toSeconds()) : "";
    }

    private String location(Content.Location place) {
        Note what = place.live() ? Note.LIVE_LOCATION : Note.LOCATION;
        return what.in(language, degrees(place.latitude()), degrees(place.longitude()));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static String contacts(List<Content.Contacts.Card> cards) {
        return cards.stream()
                .map(card -> joined(line(card.displayName()), phones(card.vcard())))
                .filter(card -> !card.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String phones(String vcard) {
        Matcher matcher = PHONE_OF_VCARD.matcher(vcard);
        return matcher.results().map(found -> line(found.group(1))).collect(Collectors.joining(", "));
    }

    private static String options(Content.Poll poll) {
        return poll.options().stream().map(Spoken::line).collect(Collectors.joining(" / "));
    }

    private static String line(String written) {
        return Untrusted.line(written, MAX_LINE_CHARS);
    }

    private static String joined(String first, String second) {
        return Stream.of(first, second).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String with(String note, String data) {
        return data.isEmpty() ? note : note + " " + data;
    }

    private String note(Note note) {
        return note.in(language);
    }

    private String limited(String body) {
        String head = Untrusted.head(body, MAX_CHARS);
        return head.length() == body.length()
                ? body
                : head + " " + Note.CUT.in(language, body.length() - head.length());
    }
}
