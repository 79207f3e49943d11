package io.voicesdr.gemini;

import io.voicesdr.gemini.GeminiSpeech.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to do about one reply of a speech model (gemini/CONTRACT.md §1.4, §1.5, §3.1). Pure. */
final class SpeechReading {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SOON = Duration.ofMillis(500);

    private SpeechReading() {}

    /** @param maxWait the longest RetryInfo worth waiting for */
    static Heard of(Reply reply, Instant now, Duration maxWait) {
        return reply instanceof Reply.Ok ok ? ofResponse(ok.response()) : ofVerdict(Verdicts.of(reply, now, maxWait));
    }

    /** Anything but STOP ends the words somewhere in the middle, and it was billed: it is not asked for again. */
    private static Heard ofResponse(GenerateContentResponse response) {
        if (response.candidate().isEmpty() && response.blockReason().isPresent()) {
            return nothing(Trouble.SPEECH_REFUSED, Optional.empty());
        }
        String reason = response.candidate()
                .map(GenerateContentResponse.Candidate::finishReason)
                .orElse("STOP");
        return switch (reason) {
            case "STOP" ->
                response.media()
                        .flatMap(SpokenAudio::of)
                        .<Heard>map(Heard.Sound::new)
                        .orElseGet(() -> nothing(Trouble.SPEECH_EMPTY, Optional.of(AT_ONCE)));
            case "SAFETY", "PROHIBITED_CONTENT", "SPII", "BLOCKLIST" ->
                nothing(Trouble.SPEECH_REFUSED, Optional.empty());
            default -> nothing(Trouble.SPEECH_TRUNCATED, Optional.empty());
        };
    }

    private static Heard ofVerdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Again again ->
                nothing(
                        again.trouble(),
                        Optional.of(
                                switch (again.pause()) {
                                    case Verdict.Pause.None none -> AT_ONCE;
                                    case Verdict.Pause.Exactly exactly -> exactly.time();
                                    case Verdict.Pause.Backoff backoff -> SOON;
                                }));
            case Verdict.Next next -> new Heard.Nothing(next.trouble(), Optional.empty(), next.asideUntil());
            case Verdict.Stop stop -> nothing(stop.trouble(), Optional.empty());
            case Verdict.Refused refused -> nothing(Trouble.SPEECH_REFUSED, Optional.empty());
            case Verdict.Said said -> nothing(Trouble.SPEECH_EMPTY, Optional.of(AT_ONCE));
            case Verdict.CallTools calls -> nothing(Trouble.SPEECH_EMPTY, Optional.of(AT_ONCE));
        };
    }

    private static Heard nothing(Trouble trouble, Optional<Duration> retryAfter) {
        return new Heard.Nothing(trouble, retryAfter, Optional.empty());
    }
}
