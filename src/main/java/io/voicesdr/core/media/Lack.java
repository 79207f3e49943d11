package io.voicesdr.core.media;

/** Why a file that could be read is not there. */
public enum Lack {
    /** Longer or larger than the operator allows, or one file too many at a time. */
    TOO_LARGE,
    /** It can't be fetched (any more), or it is not what it says it is. */
    UNAVAILABLE
}
