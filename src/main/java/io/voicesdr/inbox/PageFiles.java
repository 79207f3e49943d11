package io.voicesdr.inbox;

import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.MediaRoom;
import io.voicesdr.conversation.MediaSource;
import io.voicesdr.conversation.MediaSource.Fetched;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Fetches files of messages for people who look at them. Keeps none, and has room of its own for those under way: who looks
 * through old videos must not keep customers waiting. Thread-safe.
 */
@ApplicationScoped
class PageFiles {
    private static final Logger LOG = Logger.getLogger(PageFiles.class);

    private final MediaSource source;
    private final MediaRoom room;
    private final long most;

    PageFiles(MediaSource source, InboxConfig config) {
        this.source = source;
        this.most = config.maxFile().asLongValue();
        this.room = new MediaRoom(most);
    }

    /**
     * The file of one message.
     *
     * @param declaredBytes how many it says it has; 0 when it does not say
     * @throws ProblemException when it is larger than the operator allows, or can't be had
     */
    byte[] fetch(Tenant tenant, String messageId, long declaredBytes) {
        if (declaredBytes > most) {
            throw new ProblemException(Problem.fileTooLarge(most));
        }
        MediaRoom.Taken taken = room.take(declaredBytes > 0 ? declaredBytes : most);
        try {
            return switch (source.fetch(tenant, messageId, declaredBytes, most)) {
                case Fetched.Found found -> found.bytes();
                case Fetched.TooLarge tooLarge -> throw new ProblemException(Problem.fileTooLarge(most));
                case Fetched.Failed failed -> {
                    LOG.warnf(
                            "%s instance=%s keyId=%s: a page gets no file. %s",
                            failed.code(), tenant.instance(), messageId, failed.detail());
                    throw new ProblemException(Problem.fileUnavailable(failed.code(), failed.detail()));
                }
            };
        } finally {
            taken.close();
        }
    }
}
