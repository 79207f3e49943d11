package io.voicesdr.conversation;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Says what a person of the company types in the inbox or sends by the API. It goes out without a mark, so every replica
 * reads it as a person's words and the bot falls silent; this process knows at once, the others with their next
 * look at the chat. Thread-safe.
 */
@ApplicationScoped
public class PersonWords {
    private static final Logger LOG = Logger.getLogger(PersonWords.class);

    /** What WhatsApp takes in one message. */
    static final int MAX_TEXT = 4_096;

    private final Messenger messenger;
    private final Hearsay hearsay;
    private final TurnConfig config;

    PersonWords(Messenger messenger, Hearsay hearsay, TurnConfig config) {
        this.messenger = messenger;
        this.hearsay = hearsay;
        this.config = config;
    }

    /** What became of a text. */
    public enum Outcome {
        SENT,
        BLANK,
        /** WhatsApp takes 4,096 characters. */
        LONG,
        /** {@code SDR_DRY_RUN} is on. */
        DRY_RUN,
        /** Evolution did not take it; the log has its code. */
        REFUSED,
        /** It may have gone out or not: look before it is said again. */
        UNCLEAR
    }

    /** Sends {@code text} to {@code to}; never throws for what upstream does. Goes over the network. */
    public Outcome say(Tenant tenant, Jid to, String text) {
        if (text.isBlank()) {
            return Outcome.BLANK;
        }
        if (text.length() > MAX_TEXT) {
            return Outcome.LONG;
        }
        if (config.dryRun()) {
            return Outcome.DRY_RUN;
        }
        ChatRef chat = new ChatRef(tenant.instance(), to);
        return switch (messenger.sendText(tenant, to, text.strip())) {
            case Messenger.Sent.Accepted accepted -> {
                hearsay.add(chat, accepted.message());
                yield Outcome.SENT;
            }
            case Messenger.Sent.NotSent notSent -> {
                LOG.warnf(
                        "%s chat=%s: a person's text was not sent",
                        notSent.cause().code(), chat.masked());
                yield Outcome.REFUSED;
            }
            case Messenger.Sent.Unclear unclear -> {
                LOG.warnf(
                        "%s chat=%s: nobody knows whether a person's text went out",
                        unclear.cause().code(), chat.masked());
                yield Outcome.UNCLEAR;
            }
        };
    }
}
