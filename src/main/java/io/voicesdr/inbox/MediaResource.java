package io.voicesdr.inbox;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.core.media.MediaKind;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.web.Pages;
import io.voicesdr.web.Shielded;
import io.voicesdr.web.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The voice notes, pictures and files of a conversation, for its page. Only of messages that stand in that chat; what a
 * browser would run or lay out (SVG, HTML, PDF) is handed out as a file to save.
 */
@Path("/inbox/{instance}/{chat}/media")
@SignedIn
@Shielded
@RunOnVirtualThread
public class MediaResource {
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/gif",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/wav",
            "audio/webm",
            "video/mp4",
            "video/3gpp");

    private final Pages pages;
    private final ChatFinder finder;
    private final PageFiles files;

    MediaResource(Pages pages, ChatFinder finder, PageFiles files) {
        this.pages = pages;
        this.finder = finder;
        this.files = files;
    }

    @GET
    @Path("{message}")
    public Response media(
            @PathParam("instance") String instance,
            @PathParam("chat") String chat,
            @PathParam("message") String message,
            @Context HttpHeaders headers) {
        return pages.answer(headers, instance, InboxResource.PLACE, (tenant, frame) -> {
            Content content = Optional.of(Jid.of(chat))
                    .filter(Jid::isPerson)
                    .flatMap(jid -> finder.find(tenant, jid))
                    .flatMap(window -> window.state().entries().stream()
                            .filter(entry -> entry.id().equals(message))
                            .map(entry -> entry.message().content())
                            .findFirst())
                    .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
            String type = type(content).orElseThrow(() -> new ProblemException(Problem.unknownChat()));
            return answer(files.fetch(tenant, message, MediaKind.declaredBytes(content)), type, content);
        });
    }

    private static Response answer(byte[] file, String type, Content content) {
        if (SHOWN.contains(type)) {
            return Response.ok(file).header(HttpHeaders.CONTENT_TYPE, type).build();
        }
        return Response.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment" + fileName(content))
                .build();
    }

    /** As RFC 6266 has it; the name is a sender's word, and nothing in it leaves its place. */
    private static String fileName(Content content) {
        return content instanceof Content.Document document
                        && !document.fileName().isBlank()
                ? "; filename*=UTF-8''"
                        + URLEncoder.encode(document.fileName(), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A")
                : "";
    }

    /** Its type without parameters; empty for what has no file. */
    private static Optional<String> type(Content content) {
        return switch (content) {
            case Content.Audio audio -> Optional.of(bare(audio.mimeType()));
            case Content.Image image -> Optional.of(bare(image.mimeType()));
            case Content.Video video -> Optional.of(bare(video.mimeType()));
            case Content.Document document -> Optional.of(bare(document.mimeType()));
            case Content.Sticker ignored -> Optional.of("image/webp");
            default -> Optional.empty();
        };
    }

    private static String bare(String mimeType) {
        return mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
