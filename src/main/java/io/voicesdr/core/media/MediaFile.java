package io.voicesdr.core.media;

import java.util.Arrays;

/**
 * A file that a message carried, as fetched. Equal by its bytes. The array is handed out itself, never copied, because a
 * note in the memory twice is a note too many: nobody may change it.
 */
public final class MediaFile {

    private final String mimeType;
    private final byte[] bytes;

    /**
     * @param mimeType without parameters, in the words of gemini/CONTRACT.md §2
     * @param bytes not to be changed from now on
     */
    public MediaFile(String mimeType, byte[] bytes) {
        this.mimeType = mimeType;
        this.bytes = bytes;
    }

    public String mimeType() {
        return mimeType;
    }

    /** The bytes themselves: only to be read. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaFile file && mimeType.equals(file.mimeType) && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * mimeType.hashCode() + Arrays.hashCode(bytes);
    }

    /** Type and size only: a file is a customer's. */
    @Override
    public String toString() {
        return mimeType + " of " + bytes.length + " bytes";
    }
}
