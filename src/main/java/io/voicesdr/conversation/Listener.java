package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.voicesdr.conversation.MediaSource.Fetched;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.FileType;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.media.MediaLimits;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.prompt.MediaPlan;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.prompt.Transcription;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Listens to voice notes and looks at pictures: fetches the files an answer needs, has older notes transcribed, and
 * remembers what was heard. Thread-safe.
 */
@ApplicationScoped
public class Listener {

    private static final Logger LOG = Logger.getLogger(Listener.class);

    /** A file that could not be had is not asked for again for a while. */
    private static final Duration LACK_HOLDS = Duration.ofMinutes(10);

    private final MediaSource source;
    private final LanguageModel model;
    private final Transcripts transcripts;
    private final MediaLimits limits;
    private final MediaRoom room;
    private final Cache<Key, Lack> lacks = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(LACK_HOLDS)
            .build();

    Listener(MediaSource source, LanguageModel model, Transcripts transcripts, MediaConfig config) {
        this.source = source;
        this.model = model;
        this.transcripts = transcripts;
        this.limits = config.limits();
        this.room = new MediaRoom(config.inFlight().asLongValue());
    }

    private record Key(String instance, String messageId) {}

    /** What is remembered of the recordings and files of {@code state}; costs nothing. */
    Hearing hearing(ConversationState state) {
        Map<String, String> words = new HashMap<>();
        Map<String, Lack> missing = new HashMap<>();
        for (Entry entry : state.entries()) {
            Content content = entry.message().content();
            if (content instanceof Content.Audio) {
                transcripts.of(state.chat(), entry.id()).ifPresent(text -> words.put(entry.id(), text));
            }
            if (MediaKind.of(content).isPresent()) {
                Optional.ofNullable(lacks.getIfPresent(key(state.chat(), entry.id())))
                        .ifPresent(lack -> missing.put(entry.id(), lack));
            }
        }
        return new Hearing(words, missing);
    }

    /**
     * Listens to the notes {@code ids} in one request, as many as the limits allow.
     *
     * @return what is known then; each of {@code ids} has words or a lack in it, so that nobody asks again
     */
    Hearing listen(Tenant tenant, ConversationState state, List<String> ids, Account account) {
        MediaPlan plan = MediaPlan.listening(state, ids, hearing(state), limits);
        plan.lacks().forEach((id, lack) -> remember(state.chat(), id, lack));
        transcribe(tenant, state.chat(), plan.listened(), account);
        Hearing heard = hearing(state);
        Map<String, Lack> missing = new HashMap<>(heard.lacks());
        ids.stream().filter(id -> !heard.words().containsKey(id)).forEach(id -> missing.putIfAbsent(id, Lack.UNAVAILABLE));
        return new Hearing(heard.words(), missing);
    }

    /**
     * Has older voice notes listened to and the files fetched that answering {@code state} needs. They stay in the memory
     * until the result is closed.
     */
    Presented present(Tenant tenant, ConversationState state, Account account) {
        MediaPlan plan = MediaPlan.of(state, tenant.conversation().historyLimit(), hearing(state), limits);
        transcribe(tenant, state.chat(), plan.listened(), account);
        MediaRoom.Taken taken = room.take(bytes(plan.attached()));
        try {
            Map<String, MediaFile> files = fetch(tenant, state.chat(), plan.attached(), account);
            Hearing heard = hearing(state);
            Map<String, Lack> missing = new HashMap<>(plan.lacks());
            missing.putAll(heard.lacks());
            return new Presented(state, new Senses(new Hearing(heard.words(), missing), files), taken);
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** Files made ready for one prompt. */
    final class Presented implements AutoCloseable {
        private final ConversationState state;
        private final Senses senses;
        private final MediaRoom.Taken taken;

        private Presented(ConversationState state, Senses senses, MediaRoom.Taken taken) {
            this.state = state;
            this.senses = senses;
            this.taken = taken;
        }

        Senses senses() {
            return senses;
        }

        /** Remembers what {@code answer} says was heard; what is known then. */
        Hearing understood(Answer answer) {
            List<String> notes = recordings();
            List<String> texts = answer.transcripts().size() == notes.size()
                    ? answer.transcripts()
                    : answer.transcript().map(List::of).orElse(List.of());
            // one transcript for several notes is the newest's
            int from = notes.size() - texts.size();
            for (int i = 0; from >= 0 && i < texts.size(); i++) {
                transcripts.remember(state.chat(), notes.get(from + i), texts.get(i));
            }
            return hearing(state);
        }

        private List<String> recordings() {
            return state.entries().stream()
                    .map(Entry::id)
                    .filter(id -> Optional.ofNullable(senses.files().get(id))
                            .filter(file -> file.mimeType().startsWith("audio/"))
                            .isPresent())
                    .toList();
        }

        @Override
        public void close() {
            taken.close();
        }
    }

    private void transcribe(Tenant tenant, ChatRef chat, List<Entry> notes, Account account) {
        if (notes.isEmpty() || !tenant.aiActive()) {
            return;
        }
        try (MediaRoom.Taken taken = room.take(bytes(notes))) {
            Map<String, MediaFile> files = fetch(tenant, chat, notes, account);
            if (!files.isEmpty()) {
                transcribe(tenant, chat, new ArrayList<>(files.keySet()), List.copyOf(files.values()), account);
            }
        }
    }

    private void transcribe(
            Tenant tenant, ChatRef chat, List<String> ids, List<MediaFile> files, Account account) {
        LanguageModel.Outcome outcome =
                model.ask(tenant, Transcription.of(files, Language.of(tenant.language())));
        account.asked(outcome.usage());
        switch (outcome) {
            case LanguageModel.Outcome.Answered answered -> remember(chat, ids, texts(answered.answer()));
            case LanguageModel.Outcome.Refused refused -> {
                LOG.warnf("%s chat=%s: the model won't transcribe %d voice notes", refused.code(), chat.masked(), ids.size());
                ids.forEach(id -> remember(chat, id, Lack.UNAVAILABLE));
            }
            case LanguageModel.Outcome.Failed failed -> {
                LOG.errorf(
                        "%s chat=%s: %d voice notes could not be transcribed. %s",
                        failed.code(), chat.masked(), ids.size(), failed.nextAction());
                ids.forEach(id -> remember(chat, id, Lack.UNAVAILABLE));
            }
        }
    }

    private static List<String> texts(Answer answer) {
        return answer.transcripts().isEmpty()
                ? answer.transcript().map(List::of).orElse(List.of())
                : answer.transcripts();
    }

    /** By position: a list of another length says nothing certain about any of them. */
    private void remember(ChatRef chat, List<String> ids, List<String> texts) {
        if (texts.size() != ids.size()) {
            LOG.warnf(
                    "TRANSCRIPTS_UNMATCHED chat=%s: %d texts for %d voice notes; left alone for a while",
                    chat.masked(), texts.size(), ids.size());
            ids.forEach(id -> remember(chat, id, Lack.UNAVAILABLE));
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (isInaudible(texts.get(i))) {
                remember(chat, ids.get(i), Lack.UNAVAILABLE);
            } else {
                transcripts.remember(chat, ids.get(i), texts.get(i));
            }
        }
    }

    /** Nothing but the word for what can't be understood, or nothing at all. */
    private static boolean isInaudible(String text) {
        return text.replaceAll("\\[[^\\]]*\\]", "").isBlank();
    }

    private void remember(ChatRef chat, String messageId, Lack lack) {
        lacks.put(key(chat, messageId), lack);
    }

    private Map<String, MediaFile> fetch(Tenant tenant, ChatRef chat, List<Entry> entries, Account account) {
        Map<String, MediaFile> files = new LinkedHashMap<>();
        for (Entry entry : entries) {
            fetch(tenant, chat, entry, account).ifPresent(file -> files.put(entry.id(), file));
        }
        return files;
    }

    private Optional<MediaFile> fetch(Tenant tenant, ChatRef chat, Entry entry, Account account) {
        Content content = entry.message().content();
        MediaKind kind = MediaKind.of(content).orElseThrow();
        Fetched fetched = source.fetch(
                tenant, entry.id(), MediaKind.declaredBytes(content), limits.most(kind, content));
        return switch (fetched) {
            case Fetched.Found found -> {
                account.fetched(found.requests(), found.bytes().length);
                yield typed(chat, entry, kind, found.bytes());
            }
            case Fetched.TooLarge tooLarge -> {
                account.fetched(tooLarge.requests(), 0);
                lacking(chat, entry, Lack.TOO_LARGE, "MEDIA_TOO_LARGE", "it is larger than it declares, or than sdr.media allows");
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

    private long bytes(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.message().content())
                .mapToLong(content -> limits.reserve(MediaKind.of(content).orElseThrow(), content))
                .sum();
    }

    private static Key key(ChatRef chat, String messageId) {
        return new Key(chat.instance(), messageId);
    }

    /** Whether all that {@code state} owes an answer to are recordings that can't be heard. */
    static boolean isDeafTo(ConversationState state, Hearing hearing) {
        Predicate<Entry> unheard = hearing::isDeafTo;
        return !state.owed().isEmpty() && state.owed().stream().allMatch(unheard);
    }
}
