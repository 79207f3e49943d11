package io.voicesdr.conversation;

import java.util.concurrent.Executor;

/** Where the memos that every turn writes to are tidied up. */
final class Tidying {

    /** By whoever wrote: it takes less than to wake a thread of the common pool for it, several times a turn. */
    static final Executor AT_ONCE = Runnable::run;

    private Tidying() {}
}
