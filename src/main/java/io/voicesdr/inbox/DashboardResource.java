package io.voicesdr.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.gemini.TokenPrices;
import io.voicesdr.gemini.TokenPrices.Span;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first page, how today goes; and the figures of every day behind it. */
@Path("/")
@SignedIn
@Shielded
@RunOnVirtualThread
public class DashboardResource {
    private static final int DAYS = 14;
    private static final String FIGURES = "metrics-day";

    private final Pages pages;
    private final Scenes scenes;
    private final TokenPrices prices;

    DashboardResource(Pages pages, Scenes scenes, TokenPrices prices) {
        this.pages = pages;
        this.scenes = scenes;
        this.prices = prices;
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(Frame frame, Dashboard board);

        static native TemplateInstance figures(Frame frame, DayFigures figures, Optional<Funnel> funnel);
    }

    @GET
    public Response dashboard(@QueryParam("instance") @Nullable String instance, @Context HttpHeaders headers) {
        String asked = instance == null ? pages.first().orElse("") : instance;
        return pages.show(headers, asked, "dashboard", (tenant, frame) -> {
            Scene scene = scenes.of(tenant);
            LocalDate day = LocalDate.ofInstant(scene.now(), ZoneOffset.UTC);
            return Templates.dashboard(frame, Dashboard.of(scene, DAYS, tokens -> price(tenant, day, tokens)));
        });
    }

    @GET
    @Path(FIGURES)
    public Response first(@Context HttpHeaders headers) {
        return pages.toFirst(headers, FIGURES);
    }

    /** Day by day, and how far customers come in the flow. */
    @GET
    @Path(FIGURES + "/{instance}")
    public Response figures(@PathParam("instance") String instance, @Context HttpHeaders headers) {
        return pages.show(headers, instance, FIGURES, (tenant, frame) -> {
            Scene scene = scenes.of(tenant);
            return Templates.figures(
                    frame,
                    DayFigures.of(scene, DAYS, frame.t(), (day, tokens) -> price(tenant, day, tokens)),
                    tenant.flows().opening().map(flow -> Funnel.of(flow, scene, Dashboard.last(DAYS, scene))));
        });
    }

    private Optional<Span> price(Tenant tenant, LocalDate day, long tokens) {
        return prices.usd(tenant.model().chat(), day, tokens);
    }
}
