package io.voicesdr.conversation;

import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.media.MediaLimits;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.prompt.MediaPlan;
import io.voicesdr.core.prompt.Senses;
import io.voicesdr.core.prompt.Transcription;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final MediaFiles files;
    private final LanguageModel model;
    private final Transcripts transcripts;
    private final MediaLimits limits;

    Listener(MediaFiles files, LanguageModel model, Transcripts transcripts, MediaConfig config) {
        this.files = files;
        this.model = model;
        this.transcripts = transcripts;
        this.limits = config.limits();
    }

    /** What is remembered of the recordings and files of {@code state}; costs nothing. */
    Hearing hearing(ConversationState state) {
        Map<String, Lack> missing = new HashMap<>();
        for (Entry entry : state.entries()) {
            if (MediaKind.of(entry.message().content()).isPresent()) {
                files.lackOf(state.chat(), entry.id()).ifPresent(lack -> missing.put(entry.id(), lack));
            }
        }
        return new Hearing(transcripts.hearing(state).words(), missing);
    }

    /**
     * Listens to the notes {@code ids} in one request, as many as the limits allow.
     *
     * @return what is known then; each of {@code ids} has words or a lack in it, so that nobody asks again
     */
    Hearing listen(Tenant tenant, ConversationState state, List<String> ids, Account account) {
        MediaPlan plan = MediaPlan.listening(state, ids, hearing(state), limits);
        plan.lacks().forEach((id, lack) -> files.remember(state.chat(), id, lack));
        transcribe(tenant, state.chat(), plan.listened(), account);
        Hearing heard = hearing(state);
        Map<String, Lack> missing = new HashMap<>(heard.lacks());
        ids.stream()
                .filter(id -> !heard.words().containsKey(id))
                .forEach(id -> missing.putIfAbsent(id, Lack.UNAVAILABLE));
        return new Hearing(heard.words(), missing);
    }

    /**
     * Has older voice notes listened to and the files fetched that answering {@code state} needs. They stay in the memory
     * until the result is closed.
     */
    Presented present(Tenant tenant, ConversationState state, Account account) {
        MediaPlan plan = MediaPlan.of(state, tenant.conversation().historyLimit(), hearing(state), limits);
        transcribe(tenant, state.chat(), plan.listened(), account);
        MediaRoom.Taken taken = files.roomFor(plan.attached());
        try {
            Map<String, MediaFile> attached = new HashMap<>(plan.previews());
            attached.putAll(files.fetch(tenant, state.chat(), plan.attached(), account));
            Hearing heard = hearing(state);
            Map<String, Lack> missing = new HashMap<>(plan.lacks());
            missing.putAll(heard.lacks());
            return new Presented(state, new Senses(new Hearing(heard.words(), missing), attached), taken);
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
        MediaRoom.Taken taken = files.roomFor(notes);
        try {
            Map<String, MediaFile> fetched = files.fetch(tenant, chat, notes, account);
            if (!fetched.isEmpty()) {
                transcribe(tenant, chat, new ArrayList<>(fetched.keySet()), List.copyOf(fetched.values()), account);
            }
        } finally {
            taken.close();
        }
    }

    private void transcribe(
            Tenant tenant, ChatRef chat, List<String> ids, List<MediaFile> recordings, Account account) {
        LanguageModel.Outcome outcome = model.ask(tenant, Transcription.of(recordings, Language.of(tenant.language())));
        account.asked(outcome.usage());
        switch (outcome) {
            case LanguageModel.Outcome.Answered answered -> remember(chat, ids, texts(answered.answer()));
            case LanguageModel.Outcome.Refused refused -> {
                LOG.warnf(
                        "%s chat=%s: the model won't transcribe %d voice notes",
                        refused.code(), chat.masked(), ids.size());
                ids.forEach(id -> files.remember(chat, id, Lack.UNAVAILABLE));
            }
            case LanguageModel.Outcome.Failed failed -> {
                LOG.errorf(
                        "%s chat=%s: %d voice notes could not be transcribed. %s",
                        failed.code(), chat.masked(), ids.size(), failed.nextAction());
                ids.forEach(id -> files.remember(chat, id, Lack.UNAVAILABLE));
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
            ids.forEach(id -> files.remember(chat, id, Lack.UNAVAILABLE));
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (isInaudible(texts.get(i))) {
                files.remember(chat, ids.get(i), Lack.UNAVAILABLE);
            } else {
                transcripts.remember(chat, ids.get(i), texts.get(i));
            }
        }
    }

    /** Nothing but the word for what can't be understood, or nothing at all. */
    private static boolean isInaudible(String text) {
        return text.replaceAll("\\[[^\\]]*\\]", "").isBlank();
    }

    /** Whether all that {@code state} owes an answer to are recordings that can't be heard. */
    static boolean isDeafTo(ConversationState state, Hearing hearing) {
        Predicate<Entry> unheard = hearing::isDeafTo;
        return !state.owed().isEmpty() && state.owed().stream().allMatch(unheard);
    }
}
