package io.voicesdr.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.UpstreamException;
import io.voicesdr.core.tenant.Tenant;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Shows a page about one company, or why it can't be shown. Thread-safe. */
@Singleton
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);

    private final Tenants tenants;
    private final Frames frames;

    Pages(Tenants tenants, Frames frames) {
        this.tenants = tenants;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(Frame frame, String title, String detail, String remedy);
    }

    /**
     * The page that {@code make} gives, with status 200; a page that names the trouble where the company or its messages
     * can't be found.
     */
    public Response show(
            HttpHeaders headers, String instance, String place, BiFunction<Tenant, Frame, TemplateInstance> make) {
        return answer(headers, instance, place, (tenant, frame) -> Html.of(make.apply(tenant, frame)));
    }

    /** As {@link #show}, where the answer may be something else than a page. */
    public Response answer(
            HttpHeaders headers, String instance, String place, BiFunction<Tenant, Frame, Response> make) {
        Optional<Tenant> tenant = tenants.find(instance);
        if (tenant.isEmpty()) {
            return trouble(frames.of(headers, place), Problem.unknownInstance());
        }
        Frame frame = frames.of(headers, tenant.get(), place);
        try {
            return make.apply(tenant.get(), frame);
        } catch (ProblemException refusal) {
            return trouble(frame, refusal.problem());
        } catch (UpstreamException failure) {
            LOG.warnf("%s instance=%s while a page was made: %s", failure.code(), instance, failure.getMessage());
            return Html.of(
                    Templates.error(
                            frame,
                            frame.t().of("error.upstream"),
                            frame.t().of("error.upstream.detail"),
                            frame.t().of("error.upstream.remedy", failure.code())),
                    502);
        } catch (WebApplicationException refusal) {
            throw refusal;
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "PAGE_CRASHED instance=%s: this is a defect, please report it with the trace", instance);
            return Html.of(
                    Templates.error(
                            frame,
                            frame.t().of("error.crash"),
                            frame.t().of("error.crash.detail"),
                            frame.t().of("error.crash.remedy")),
                    500);
        }
    }

    /** There is no page of that address. */
    Response lost(HttpHeaders headers) {
        Frame frame = frames.of(headers, "lost");
        return Html.of(
                Templates.error(
                        frame,
                        frame.t().of("error.lost"),
                        frame.t().of("error.lost.detail"),
                        frame.t().of("error.lost.remedy")),
                404);
    }

    /** The company to show where none was named: the first. */
    public Optional<String> first() {
        return tenants.all().stream().map(Tenant::instance).findFirst();
    }

    /** To the page of the first company; where there is none, a page that says so. */
    public Response toFirst(HttpHeaders headers, String place) {
        return first().map(instance -> Response.seeOther(URI.create("/" + place + "/" + instance))
                        .build())
                .orElseGet(() -> trouble(frames.of(headers, place), Problem.unknownInstance()));
    }

    private static Response trouble(Frame frame, Problem problem) {
        String word = problem.word();
        return Html.of(
                Templates.error(
                        frame,
                        frame.t().part("problem", word, "title", problem.title()),
                        frame.t().part("problem", word, "detail", problem.detail()),
                        frame.t().part("problem", word, "remedy", problem.remedy())),
                problem.status());
    }
}
