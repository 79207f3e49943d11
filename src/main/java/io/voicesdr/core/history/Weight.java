package io.voicesdr.core.history;

import io.voicesdr.core.message.Content;

/** How much a message says. */
enum Weight {
    /** Nothing is said: a reaction, something taken back, protocol noise. */
    NONE,
    /** Something is said that ends a conversation rather than asks. */
    REMARK,
    /** Something is said that waits for an answer. */
    CALL;

    static Weight of(Content content) {
        return switch (content) {
            case Content.Reaction reaction -> NONE;
            case Content.Deleted deleted -> NONE;
            case Content.Protocol protocol -> NONE;
            case Content.Sticker sticker -> REMARK;
            case Content.PollVote vote -> REMARK;
            case Content.Text text -> CALL;
            case Content.Audio audio -> CALL;
            case Content.Image image -> CALL;
            case Content.Video video -> CALL;
            case Content.Document document -> CALL;
            case Content.Location location -> CALL;
            case Content.Contacts contacts -> CALL;
            case Content.Choice choice -> CALL;
            case Content.Poll poll -> CALL;
            case Content.Unsupported unsupported -> CALL;
        };
    }
}
