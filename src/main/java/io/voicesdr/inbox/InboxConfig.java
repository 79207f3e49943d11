package io.voicesdr.inbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the inbox reads and shows. */
@ConfigMapping(prefix = "sdr.inbox")
public interface InboxConfig {

    /** The list shows conversations in which somebody spoke within this time. */
    @WithDefault("14d")
    Duration lookBack();

    /** Messages of one company that the list is made of at most, the newest; about 1 kB of memory each. */
    @WithDefault("30000")
    int maxMessages();

    /** Companies whose list is remembered at one time. */
    @WithDefault("20")
    int remembered();

    /** Rows of the list on one page. */
    @WithDefault("50")
    int rows();

    /** How far back an opened conversation reaches. */
    @WithDefault("30d")
    Duration threadLookBack();

    /** Messages of an opened conversation that are shown, the newest. */
    @WithDefault("200")
    int threadMessages();

    /**
     * The largest file of a message that is handed out, and what all files on their way to browsers may take of the memory
     * together; who asks for one more waits. WhatsApp takes videos of 16 MB and documents of 2 GB.
     */
    @WithDefault("64M")
    MemorySize maxFile();

    /** Browsers that may listen to changes at one time. */
    @WithDefault("200")
    int listeners();
}
