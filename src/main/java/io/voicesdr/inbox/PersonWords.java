package io.voicesdr.inbox;

import io.voicesdr.conversation.Hearsay;
import io.voicesdr.conversation.Messenger;
import io.voicesdr.conversation.TurnConfig;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Says what a person of the company types into the inbox. It goes out without a mark, so every replica reads it as a
 * person's words and the bot falls silent (DESIGN §5); this process knows at once, the others with their next look at the
 * chat. Thread-safe.
 */
@ApplicationScoped
class PersonWords {
    private static final Logger LOG = Logger.getLogger(PersonWords.class);

    /** What WhatsApp takes in one message. */
    static final int MAX_TEXT = 4_096;

    private final Messenger messenger;
    private final Hearsay hearsay;
    private final LiveChats live;
    private final TurnConfig config;

    PersonWords(Messenger messenger, Hearsay hearsay, LiveChats live, TurnConfig config) {
        this.messenger = messenger;
        this.hearsay = hearsay;
        this.live = live;
        this.config = config;
    }

    /** What became of it: a word of {@code send.*}; empty when it went out. */
    String say(Tenant tenant, Jid to, String text) {
        if (text.isBlank()) {
            return "blank";
        }
        if (text.length() > MAX_TEXT) {
            return "long";
        }
        if (config.dryRun()) {
            return "dry_run";
        }
        ChatRef chat = new ChatRef(tenant.instance(), to);
        return switch (messenger.sendText(tenant, to, text.strip())) {
            case Messenger.Sent.Accepted accepted -> {
                hearsay.add(chat, accepted.message());
                live.changed(chat);
                yield "";
            }
            case Messenger.Sent.NotSent notSent -> {
                LOG.warnf(
                        "%s chat=%s: a person's text was not sent",
                        notSent.cause().code(), chat.masked());
                yield "refused";
            }
            case Messenger.Sent.Unclear unclear -> {
                LOG.warnf(
                        "%s chat=%s: nobody knows whether a person's text went out",
                        unclear.cause().code(), chat.masked());
                live.changed(chat);
                yield "unclear";
            }
        };
    }
}
