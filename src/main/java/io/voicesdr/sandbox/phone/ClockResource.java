package io.voicesdr.sandbox.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.arc.profile.IfBuildProfile;
import io.voicesdr.sandbox.SandboxClock;
import io.voicesdr.sandbox.evolution.Wire;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * Time travel: {@code POST {"jump":"PT25H"}}; forward only, at most a month at a time. Hours land on a whole minute, in which
 * the first replica may send to customers who fell silent.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Path("/sandbox/clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClockResource {
    private static final Duration MOST = Duration.ofDays(31);

    private final SandboxClock clock;

    @Inject
    public ClockResource(SandboxClock clock) {
        this.clock = clock;
    }

    private long toWholeMinute() {
        return Math.floorMod(-clock.instant().getEpochSecond(), 60L);
    }

    @GET
    public String get() {
        return Wire.write(Wire.object()
                .put("now", clock.instant().toEpochMilli())
                .put("aheadSeconds", clock.ahead().toSeconds()));
    }

    @POST
    public String jump(String body) {
        try {
            Duration time = Duration.parse(Wire.read(body).path("jump").asText());
            if (time.isNegative() || time.compareTo(MOST) > 0) {
                throw new BadRequestException("jump must be PT0S to P31D");
            }
            clock.jump(time.toHours() > 0 ? time.plusSeconds(toWholeMinute()) : time);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new BadRequestException("jump must be an ISO duration", e);
        }
        return get();
    }
}
