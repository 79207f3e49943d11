package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.MediaSource.Fetched;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.media.FileType;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.media.MediaLimits;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Fetches files of messages within the limits, and remembers which could not be had. Keeps no file. Thread-safe. */
@ApplicationScoped
public class MediaFiles {

    private static final Logger LOG = Logger.getLogger(MediaFiles.class);

    /** A file that could not be had is not asked for again for a while. */
    private static final Duration LACK_HOLDS = Duration.ofMinutes(10);

    private final MediaSource source;
    private final MediaLimits limits;
    private final MediaRoom room;
    private final Cache<Key, Lack> lacks = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(LACK_HOLDS)
            .build();

    MediaFiles(MediaSource source, MediaConfig config) {
        this.source = source;
        this.limits = config.limits();
        this.room = new MediaRoom(config.inFlight().asLongValue());
    }

    private record Key(String instance, String messageId) {}

    /** Why the file of that message could not be had lately; empty when nothing is known against it. */
    Optional<Lack> lackOf(ChatRef chat, String messageId) {
        return Optional.ofNullable(lacks.getIfPresent(new Key(chat.instance(), messageId)));
    }

    void remember(ChatRef chat, String messageId, Lack lack) {
        lacks.put(new Key(chat.instance(), messageId), lack);
    }

    /** Waits until there is room for all files of {@code entries}; it is theirs until it is closed. */
    MediaRoom.Taken roomFor(List<Entry> entries) {
        return room.take(entries.stream()
                .map(entry -> entry.message().content())
                .mapToLong(content -> limits.reserve(MediaKind.of(content).orElseThrow(), content))
                .sum());
    }

    /** The files of {@code entries} by message id, in their order, as far as they can be had. Needs {@link #roomFor}. */
    Map<String, MediaFile> fetch(Tenant tenant, ChatRef chat, List<Entry> entries, Account account) {
        Map<String, MediaFile> files = new LinkedHashMap<>();
        for (Entry entry : entries) {
            fetch(tenant, chat, entry, account).ifPresent(file -> files.put(entry.id(), file));
        }
        return files;
    }

    private Optional<MediaFile> fetch(Tenant tenant, ChatRef chat, Entry entry, Account account) {
        Content content = entry.message().content();
        MediaKind kind = MediaKind.of(content).orElseThrow();
        Fetched fetched =
                source.fetch(tenant, entry.id(), MediaKind.declaredBytes(content), limits.most(kind, content));
        return switch (fetched) {
            case Fetched.Found found -> {
                account.fetched(found.requests(), found.bytes().length);
                yield typed(chat, entry, kind, found.bytes());
            }
            case Fetched.TooLarge tooLarge -> {
                account.fetched(tooLarge.requests(), 0);
                lacking(chat, entry, Lack.TOO_LARGE, "MEDIA_TOO_LARGE", "larger than it declares, or than sdr.media");
                yield Optional.empty();
            }
            case Fetched.Failed failed -> {
                account.fetched(failed.requests(), 0);
                lacking(chat, entry, Lack.UNAVAILABLE, failed.code(), failed.detail());
                yield Optional.empty();
            }
        };
    }

    private Optional<MediaFile> typed(ChatRef chat, Entry entry, MediaKind kind, byte[] bytes) {
        Optional<String> type = FileType.of(kind, bytes);
        if (type.isEmpty()) {
            lacking(chat, entry, Lack.UNAVAILABLE, "MEDIA_TYPE", bytes.length + " bytes that are no " + kind);
        }
        return type.map(mimeType -> new MediaFile(mimeType, bytes));
    }

    private void lacking(ChatRef chat, Entry entry, Lack lack, String code, String detail) {
        LOG.warnf("%s chat=%s keyId=%s: %s", code, chat.masked(), entry.id(), detail);
        remember(chat, entry.id(), lack);
    }
}
