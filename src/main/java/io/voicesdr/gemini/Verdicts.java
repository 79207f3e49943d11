package io.voicesdr.gemini;

import io.voicesdr.gemini.AnswerReader.Reading;
import io.voicesdr.gemini.Verdict.Again;
import io.voicesdr.gemini.Verdict.Change;
import io.voicesdr.gemini.Verdict.Next;
import io.voicesdr.gemini.Verdict.Pause;
import io.voicesdr.gemini.Verdict.Refused;
import io.voicesdr.gemini.Verdict.Said;
import io.voicesdr.gemini.Verdict.Stop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The decision table and the error table of gemini/CONTRACT.md §1.4 and §1.5. Pure. */
final class Verdicts {

    /** Daily quotas start anew at midnight there (§5). */
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    /** A retired model doesn't come back, but a name may be misspelt and corrected, or access be granted. */
    private static final Duration GONE = Duration.ofHours(1);

    private static final Pause NONE = new Pause.None();
    private static final Pause BACKOFF = new Pause.Backoff();

    private static final Verdict MORE_ROOM = new Again(Trouble.MAX_TOKENS, 1, NONE, Change.MORE_ROOM);

    private Verdicts() {}

    /** @param maxWait the longest RetryInfo worth waiting for instead of asking the next model */
    static Verdict of(Reply reply, Instant now, Duration maxWait) {
        return switch (reply) {
            case Reply.Ok ok -> ofResponse(ok.response());
            case Reply.Failure error -> ofError(error.error(), now, maxWait);
            case Reply.Unreadable unreadable -> again(Trouble.MALFORMED, 1, BACKOFF);
            case Reply.TimedOut timedOut -> again(Trouble.TIMEOUT, 1, NONE);
            case Reply.Unreachable unreachable -> again(Trouble.UNREACHABLE, 1, BACKOFF);
            case Reply.Barred barred -> next(Trouble.OVERLOADED);
            case Reply.Interrupted interrupted -> new Stop(Trouble.INTERRUPTED);
        };
    }

    /** The same for a request that offered tools. */
    static Verdict ofToolRequest(Reply reply, Instant now, Duration maxWait) {
        return reply instanceof Reply.Ok ok && ok.response().asksForTools()
                ? new Verdict.CallTools(ok.response().content())
                : of(reply, now, maxWait);
    }

    private static Verdict ofResponse(GenerateContentResponse response) {
        if (response.candidate().isEmpty()) {
            return response.blockReason().isPresent()
                    ? new Refused("GEMINI_PROMPT_BLOCKED")
                    : again(Trouble.EMPTY, 1, NONE);
        }
        String reason = response.candidate()
                .map(GenerateContentResponse.Candidate::finishReason)
                .orElse("STOP");
        return switch (reason) {
            case "STOP" -> ofStop(response);
            case "MAX_TOKENS" -> ofMaxTokens(response.text());
            case "SAFETY", "PROHIBITED_CONTENT", "SPII", "BLOCKLIST" -> new Refused("GEMINI_" + reason);
            case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS" ->
                again(Trouble.TOOL_CALL, 1, NONE);
            // RECITATION, LANGUAGE, OTHER, and whatever Google invents next
            default -> new Again(Trouble.STOPPED, 1, NONE, Change.OWN_WORDS);
        };
    }

    private static Verdict ofStop(GenerateContentResponse response) {
        return switch (AnswerReader.read(response.text())) {
            case Reading.Structured structured -> new Said(structured.answer());
            case Reading.Plain plain -> new Said(plain.answer());
            case Reading.Unreadable unreadable -> again(Trouble.MALFORMED, 1, NONE);
            case Reading.Nothing nothing ->
                response.callsFunction() ? again(Trouble.TOOL_CALL, 1, NONE) : again(Trouble.EMPTY, 1, NONE);
        };
    }

    /** A plain text may be cut anywhere, in a price too; JSON that is whole is whole. */
    private static Verdict ofMaxTokens(String text) {
        return switch (AnswerReader.read(text)) {
            case Reading.Structured structured -> new Said(structured.answer());
            case Reading.Plain plain -> MORE_ROOM;
            case Reading.Unreadable unreadable -> MORE_ROOM;
            case Reading.Nothing nothing -> MORE_ROOM;
        };
    }

    private static Verdict ofError(GeminiError error, Instant now, Duration maxWait) {
        return switch (error.http()) {
            // GEMINI_URL points at something that sends us elsewhere, where the key must not go
            case 301, 302, 303, 307, 308 -> next(Trouble.MODEL_MISSING);
            case 401, 403 -> new Stop(Trouble.KEY_REFUSED);
            case 404 -> ofMissing(error, now);
            case 408, 504 -> again(Trouble.TIMEOUT, 1, BACKOFF);
            case 429 -> ofQuota(error, now, maxWait);
            case 502, 503 -> again(Trouble.OVERLOADED, 1, BACKOFF);
            default -> error.http() >= 500 ? again(Trouble.INTERNAL, 2, BACKOFF) : new Stop(ofRequest(error));
        };
    }

    private static Trouble ofRequest(GeminiError error) {
        if ("API_KEY_INVALID".equals(error.reason())) {
            return Trouble.KEY_INVALID;
        }
        return "FAILED_PRECONDITION".equals(error.status()) ? Trouble.REGION : Trouble.BAD_REQUEST;
    }

    /** A 404 that isn't Google's comes from a wrong URL and says nothing about the model. */
    private static Verdict ofMissing(GeminiError error, Instant now) {
        boolean google = "NOT_FOUND".equals(error.status());
        return new Next(Trouble.MODEL_MISSING, google ? Optional.of(now.plus(GONE)) : Optional.empty());
    }

    private static Verdict ofQuota(GeminiError error, Instant now, Duration maxWait) {
        if (error.isOfTheDay()) {
            return new Next(Trouble.QUOTA, Optional.of(midnightPacificAfter(now)));
        }
        if (error.retryDelay().isEmpty()) {
            return again(Trouble.QUOTA, 1, BACKOFF);
        }
        Duration delay = error.retryDelay().get();
        return delay.compareTo(maxWait) <= 0
                ? again(Trouble.QUOTA, 1, new Pause.Exactly(delay))
                : new Next(Trouble.QUOTA, Optional.of(now.plus(delay)));
    }

    private static Instant midnightPacificAfter(Instant now) {
        return now.atZone(PACIFIC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PACIFIC)
                .toInstant();
    }

    private static Again again(Trouble trouble, int times, Pause pause) {
        return new Again(trouble, times, pause, Change.NOTHING);
    }

    private static Next next(Trouble trouble) {
        return new Next(trouble, Optional.empty());
    }
}
