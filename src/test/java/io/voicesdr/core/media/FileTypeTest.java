package io.voicesdr.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Content;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "AUDIO, 4f6767530002, audio/ogg",
        "AUDIO, 52494646000000005741564566, audio/wav",
        "AUDIO, 664c6143, audio/flac",
        "AUDIO, 0000002066747970, audio/m4a",
        "AUDIO, 464f524d0000000041494646, audio/aiff",
        "AUDIO, 1a45dfa3, audio/webm",
        "AUDIO, 494433040000, audio/mp3",
        "AUDIO, fffb9064, audio/mp3",
        "AUDIO, fff15080, audio/aac",
        "IMAGE, ffd8ffe0, image/jpeg",
        "IMAGE, 89504e470d0a1a0a, image/png",
        "IMAGE, 524946460000000057454250, image/webp",
        "IMAGE, 0000001c6674797068656963, image/heic",
        "IMAGE, 0000001c667479706d696631, image/heif",
        "PDF, 255044462d312e37, application/pdf",
        "PDF, 0a0a255044462d312e37, application/pdf",
    })
    void of_firstBytes_areTheTypeThatGeminiKnows(MediaKind kind, String hex, String type) {
        assertThat(FileType.of(kind, HexFormat.of().parseHex(hex))).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO, 2321414d520a", // AMR
        "AUDIO, ffd8ffe0",
        "IMAGE, 4f676753",
        "IMAGE, 474946383961", // GIF
        "IMAGE, 0000001c66747970617669662d", // AVIF
        "PDF, 504b0304", // an Office file
        "AUDIO, ff",
    })
    void of_bytesOfAnotherKind_isNothing(MediaKind kind, String hex) {
        assertThat(FileType.of(kind, HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void of_anyBytes_neverThrows() {
        Random random = new Random(7);
        for (int length = 0; length < 64; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            for (MediaKind kind : MediaKind.values()) {
                assertThat(FileType.of(kind, bytes)).isNotNull();
            }
        }
    }

    @Test
    void kindOf_document_goesByItsTypeAndName() {
        assertThat(MediaKind.of(new Content.Document("a.pdf", "", "application/octet-stream", 1)))
                .contains(MediaKind.PDF);
        assertThat(MediaKind.of(new Content.Document("foto", "", "image/jpeg", 1)))
                .contains(MediaKind.IMAGE);
        assertThat(MediaKind.of(new Content.Document("gravação", "", "audio/mpeg", 1)))
                .contains(MediaKind.AUDIO);
        assertThat(MediaKind.of(new Content.Document(
                        "orçamento.docx",
                        "",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        1)))
                .isEmpty();
    }

    @Test
    void kindOf_viewOncePicture_isNotOpened() {
        assertThat(MediaKind.of(new Content.Image("", "image/jpeg", 1, true))).isEmpty();
        assertThat(MediaKind.of(new Content.Image("", "image/jpeg", 1, false))).contains(MediaKind.IMAGE);
    }

    @Test
    void limits_holdWhatIsDeclared_andDoNotTrustIt() {
        MediaLimits limits = new MediaLimits(1_000_000, Duration.ofMinutes(10), 10, 10, 100, 2, 3, 12);
        Content note = new Content.Audio(true, Duration.ofMinutes(9), "audio/ogg", 500_000, Optional.empty());
        Content longer = new Content.Audio(true, Duration.ofMinutes(11), "audio/ogg", 500_000, Optional.empty());
        Content silent = new Content.Audio(true, Duration.ZERO, "", 0, Optional.empty());

        assertThat(limits.admits(MediaKind.AUDIO, note)).isTrue();
        assertThat(limits.admits(MediaKind.AUDIO, longer)).isFalse();
        assertThat(limits.most(MediaKind.AUDIO, note)).isEqualTo(690_536);
        assertThat(limits.most(MediaKind.AUDIO, silent)).isEqualTo(1_000_000);
        assertThat(limits.reserve(MediaKind.AUDIO, silent)).isEqualTo(1_000_000);
    }
}
