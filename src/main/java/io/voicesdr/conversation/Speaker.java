package io.voicesdr.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.tenant.VoiceSettings;
import io.voicesdr.core.voice.Speakable;
import io.voicesdr.core.voice.VoiceReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Makes a written draft a spoken one, where it is to be spoken and somebody can: the tenant's provider, else the other,
 * else it stays written. What was made is kept for as long as it may have to be sent again. Thread-safe.
 */
@ApplicationScoped
public class Speaker {

    private static final Logger LOG = Logger.getLogger(Speaker.class);

    /** Shown while the voice note is made; longer than most take. */
    private static final Duration RECORDING_WHILE_MAKING = Duration.ofSeconds(8);

    /** Of all notes together, in base64: some 15 notes of 20 seconds as WAV, more as MP3. */
    private static final int CHARS = 20_000_000;

    private final List<SpeechMaker> makers;
    private final Messenger messenger;
    private final Transcripts transcripts;
    private final Cache<Words, Media.Inline> notes = Caffeine.newBuilder()
            .maximumWeight(CHARS)
            .weigher((Words words, Media.Inline audio) ->
                    words.spoken().length() + audio.base64().length())
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    Speaker(@All List<SpeechMaker> makers, Messenger messenger, Transcripts transcripts) {
        this.makers = List.copyOf(makers);
        this.messenger = messenger;
        this.transcripts = transcripts;
    }

    private record Words(String instance, VoiceSettings voice, String spoken) {}

    /**
     * {@code draft} with a voice note in place of what it says and, behind it, what can only be read. The model's answers
     * are spoken, with what a flow says around them; what a flow says alone, notices and hand-overs stay as they were
     * written.
     */
    Draft voiced(Tenant tenant, ConversationState state, Draft draft, Account account) {
        if (!isSpeakable(draft) || !VoiceReply.isSpoken(tenant.voice(), state, transcripts.hearing(state))) {
            return draft;
        }
        List<String> texts = draft.bubbles().stream().map(Bubble::text).toList();
        return Speakable.of(texts, tenant.language())
                .flatMap(speakable ->
                        audio(tenant, state, speakable, account).map(audio -> spoken(draft, texts, speakable, audio)))
                .orElse(draft);
    }

    private static boolean isSpeakable(Draft draft) {
        return draft.kind() == Kind.ANSWER && draft.bubbles().stream().allMatch(Bubble.Text.class::isInstance);
    }

    /**
     * In a flow the last text is written, too: a mark must say where the flow stands, and a voice note has none. Of a long
     * answer everything is written.
     */
    private static Draft spoken(Draft draft, List<String> texts, Speakable speakable, Media audio) {
        List<Bubble> bubbles = new ArrayList<>(List.of(new Bubble.Voice(audio, speakable.spoken())));
        List<Integer> places = new ArrayList<>(List.of(0));
        if (speakable.written().equals(texts)) {
            bubbles.addAll(draft.bubbles());
            places.addAll(draft.places());
            return FlowParts.fitted(draft.spoken(bubbles, places));
        }
        bubbles.addAll(Draft.written(speakable.written()));
        places.addAll(Collections.nCopies(speakable.written().size(), 0));
        for (int i = texts.size() - 1; i >= 0; i--) {
            if (draft.places().get(i) != 0 && draft.bubbles().get(i).takesMark()) {
                bubbles.add(draft.bubbles().get(i));
                places.add(draft.places().get(i));
                break;
            }
        }
        return FlowParts.fitted(draft.spoken(bubbles, places));
    }

    private Optional<Media.Inline> audio(Tenant tenant, ConversationState state, Speakable speakable, Account account) {
        Words words = new Words(tenant.instance(), tenant.voice(), speakable.spoken());
        Media.Inline known = notes.getIfPresent(words);
        if (known != null) {
            return Optional.of(known);
        }
        if (tenant.conversation().typing()) {
            Jid to = state.chat().jid();
            Thread.ofVirtual()
                    .name("recording")
                    .start(() -> messenger.showRecording(tenant, to, RECORDING_WHILE_MAKING));
        }
        Optional<Media.Inline> made = make(tenant, state, speakable.spoken(), account);
        made.ifPresent(audio -> notes.put(words, audio));
        return made;
    }

    private Optional<Media.Inline> make(Tenant tenant, ConversationState state, String spoken, Account account) {
        for (SpeechMaker maker : inOrder(tenant.voice().provider())) {
            SpeechMaker.Outcome outcome = maker.speak(tenant, spoken);
            account.spoke(outcome.usage());
            switch (outcome) {
                case SpeechMaker.Outcome.Made made -> {
                    return Optional.of(made.audio());
                }
                case SpeechMaker.Outcome.Failed failed ->
                    LOG.warnf(
                            "%s chat=%s provider=%s: no voice note from it. %s",
                            failed.code(), state.chat().masked(), maker.provider(), failed.nextAction());
            }
        }
        LOG.warnf(
                "VOICE_NOT_MADE chat=%s: the answer is written instead",
                state.chat().masked());
        return Optional.empty();
    }

    private List<SpeechMaker> inOrder(VoiceSettings.Provider first) {
        return makers.stream()
                .sorted(Comparator.comparing(maker -> maker.provider() != first))
                .toList();
    }
}
