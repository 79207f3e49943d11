package io.voicesdr.conversation;

import io.voicesdr.core.message.CustomerAddress;
import java.time.Instant;

/** What a lane has to do after a turn. */
sealed interface Next {

    /** Nothing: the chat is settled, or left to the sweep. */
    record Rest() implements Next {}

    /** Look again, at {@code at} or when there is news. */
    record LookAgain(Instant at) implements Next {}

    /** The customer turned out to have another identity: the chat goes on in that one's lane. */
    record Move(CustomerAddress address) implements Next {}
}
