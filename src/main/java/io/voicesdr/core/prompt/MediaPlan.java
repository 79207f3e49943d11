package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.Lack;
import io.voicesdr.core.media.MediaFile;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.media.MediaLimits;
import io.voicesdr.core.media.VideoPreview;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.state.ConversationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files an answer needs. Pure: same state, same hearing, same plan.
 *
 * @param attached messages whose files the model gets beside the prompt, oldest first: what is owed, then a few pictures and
 *     PDFs of before that the customer may mean
 * @param listened older voice notes whose words nobody knows, oldest first: to be listened to before
 * @param lacks why a file that could be read is not among them
 * @param previews frames of the videos that are owed an answer or quoted by what is, by message id: they came with the messages
 */
public record MediaPlan(
        List<Entry> attached, List<Entry> listened, Map<String, Lack> lacks, Map<String, MediaFile> previews) {

    /** How many messages back a customer may still be talking about a picture. */
    private static final int RECENT = 12;

    /** Frames of videos; some kilobytes each. */
    private static final int MOST_PREVIEWS = 5;

    public MediaPlan {
        attached = List.copyOf(attached);
        listened = List.copyOf(listened);
        lacks = Map.copyOf(lacks);
        previews = Map.copyOf(previews);
    }

    /** The plan for answering what {@code state} owes, of the {@code shown} newest messages. */
    public static MediaPlan of(ConversationState state, int shown, Hearing hearing, MediaLimits limits) {
        return new Making(state, shown, hearing, limits).plan();
    }

    /**
     * The voice notes of {@code ids} that can be listened to at one go, oldest first; what is too large, or one too many, is
     * among the lacks.
     */
    public static MediaPlan listening(ConversationState state, List<String> ids, Hearing hearing, MediaLimits limits) {
        Making making = new Making(state, state.entries().size(), hearing, limits);
        List<Entry> notes = state.entries().stream()
                .filter(entry -> ids.contains(entry.id()))
                .toList();
        List<Entry> fitting = making.fitting(notes, limits.flowNotes());
        notes.stream()
                .filter(note -> !fitting.contains(note))
                .forEach(note -> making.lacks.putIfAbsent(note.id(), Lack.TOO_LARGE));
        return new MediaPlan(List.of(), fitting, making.lacks, Map.of());
    }

    private static final class Making {
        private final ConversationState state;
        private final List<Entry> recent;
        private final Hearing hearing;
        private final MediaLimits limits;
        private final Map<String, Lack> lacks = new HashMap<>();
        private long room;

        Making(ConversationState state, int shown, Hearing hearing, MediaLimits limits) {
            this.state = state;
            List<Entry> spoken =
                    state.entries().stream().filter(Entry::isSpeech).toList();
            this.recent = spoken.subList(Math.max(0, spoken.size() - shown), spoken.size());
            this.hearing = hearing;
            this.limits = limits;
            this.room = limits.requestBytes();
        }

        MediaPlan plan() {
            List<Entry> owed =
                    fitting(state.owed().stream().filter(this::isToBeAttached).toList(), Integer.MAX_VALUE);
            state.owed().stream()
                    .filter(this::isToBeAttached)
                    .filter(entry -> !owed.contains(entry))
                    .forEach(entry -> lacks.putIfAbsent(entry.id(), Lack.TOO_LARGE));
            List<Entry> earlier = state.owed().isEmpty() ? List.of() : fitting(earlier(), limits.earlier());
            room = limits.requestBytes();
            List<Entry> listened = fitting(unheard(), limits.notes());
            return new MediaPlan(ordered(owed, earlier), listened, lacks, previews());
        }

        private Map<String, MediaFile> previews() {
            Set<String> quoted = quoted();
            Map<String, MediaFile> previews = new HashMap<>();
            for (Entry entry : recent.reversed()) {
                boolean isMeant = state.owed().contains(entry) || quoted.contains(entry.id());
                if (isMeant && entry.isFrom(Author.CUSTOMER) && previews.size() < MOST_PREVIEWS) {
                    VideoPreview.of(entry.message().content()).ifPresent(frame -> previews.put(entry.id(), frame));
                }
            }
            return previews;
        }

        private Set<String> quoted() {
            return state.owed().stream()
                    .flatMap(entry -> entry.message().quote().map(Quote::messageId).stream())
                    .collect(Collectors.toSet());
        }

        private boolean isToBeAttached(Entry entry) {
            return MediaKind.of(entry.message().content()).isPresent()
                    && hearing.lackOf(entry).isEmpty()
                    && (!(entry.message().content() instanceof Content.Audio)
                            || hearing.textOf(entry).isBlank());
        }

        /** The newest that the limits admit and that there is room for; what is too large by itself is noted down. */
        private List<Entry> fitting(List<Entry> candidates, int most) {
            List<Entry> fitting = new ArrayList<>();
            for (Entry entry : candidates.reversed()) {
                Content content = entry.message().content();
                MediaKind kind = MediaKind.of(content).orElseThrow();
                if (!limits.admits(kind, content)) {
                    lacks.put(entry.id(), Lack.TOO_LARGE);
                } else if (fitting.size() < most && limits.reserve(kind, content) <= room) {
                    room -= limits.reserve(kind, content);
                    fitting.addFirst(entry);
                }
            }
            return fitting;
        }

        /** Settled pictures and PDFs of this session: the newest, and before them what the customer quotes now. */
        private List<Entry> earlier() {
            Set<String> quoted = quoted();
            List<Entry> lately = recent.subList(Math.max(0, recent.size() - RECENT), recent.size());
            List<Entry> pictures = state.session().entries().stream()
                    .filter(entry ->
                            entry.isFrom(Author.CUSTOMER) && !state.owed().contains(entry))
                    .filter(entry -> !isRecording(entry) && isToBeAttached(entry))
                    .filter(entry -> lately.contains(entry) || quoted.contains(entry.id()))
                    .filter(recent::contains)
                    .toList();
            return Stream.concat(
                            pictures.stream().filter(entry -> !quoted.contains(entry.id())),
                            pictures.stream().filter(entry -> quoted.contains(entry.id())))
                    .toList();
        }

        private List<Entry> unheard() {
            return recent.stream()
                    .filter(entry -> !state.owed().contains(entry))
                    .filter(hearing::isUnheard)
                    .toList();
        }

        private List<Entry> ordered(List<Entry> owed, List<Entry> earlier) {
            return state.entries().stream()
                    .filter(entry -> owed.contains(entry) || earlier.contains(entry))
                    .toList();
        }

        private static boolean isRecording(Entry entry) {
            return MediaKind.of(entry.message().content()).equals(Optional.of(MediaKind.AUDIO));
        }
    }
}
