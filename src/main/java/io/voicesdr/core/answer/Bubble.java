package io.voicesdr.core.answer;

/** One message that the bot is about to send. What it says of a mark is the sender's affair. Immutable. */
public sealed interface Bubble {

    /** The words that the customer reads in it: the text, or the caption; empty for what is only heard or seen. */
    String text();

    /** This bubble with other words to be read, all else equal; a voice note has none and stays as it is. */
    Bubble withText(String other);

    /** Whether it can end in a mark: not what customers copy whole (a link alone, a Pix code), and no voice note. */
    default boolean takesMark() {
        return !Bubbles.isToBeCopied(text());
    }

    /** Written words. */
    record Text(String text) implements Bubble {
        @Override
        public Bubble withText(String other) {
            return new Text(other);
        }
    }

    /**
     * A voice note.
     *
     * @param audio WAV or MP3: Evolution makes Opus of it (gemini/CONTRACT.md §3.2); Ogg goes out as it is
     * @param spoken the words in it, as a transcript would have them
     */
    record Voice(Media audio, String spoken) implements Bubble {
        @Override
        public String text() {
            return "";
        }

        @Override
        public Bubble withText(String other) {
            return this;
        }

        @Override
        public boolean takesMark() {
            return false;
        }
    }

    /** What is sent with a caption under it. */
    sealed interface Attached extends Bubble {
        Media media();

        @Override
        Attached withText(String other);
    }

    /**
     * A picture.
     *
     * @param text the caption; may be empty
     */
    record Picture(Media media, String text) implements Attached {
        @Override
        public Picture withText(String other) {
            return new Picture(media, other);
        }
    }

    /**
     * A file.
     *
     * @param name what the customer sees and saves it as, with its ending: {@code catalogo.pdf}
     * @param text the caption; may be empty
     */
    record Document(Media media, String name, String text) implements Attached {
        @Override
        public Document withText(String other) {
            return new Document(media, name, other);
        }
    }
}
