package io.voicesdr.core.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureCodecTest {
    private static final String ALPHABET = "\u200B\u200C\u2060\u2063";
    private static final SignatureCodec CODEC = new SignatureCodec("loja", List.of("key one"));
    private static final Signature SIGNATURE = new Signature(Kind.ANSWER, 1, true, 300, 1_234_567, 54_321, 40);

    @Test
    void read_anySignature_isWhatWasSigned() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Signature signature = anySignature(random);
            assertThat(CODEC.read(CODEC.sign("Olá", signature)))
                    .as("seed %d, round %d", seed, i)
                    .contains(signature);
        }
    }

    @Test
    void read_largestAndSmallestNumbers_areKept() {
        Signature zeros = new Signature(Kind.ANSWER, 0, false, 0, 0, 0, 0);
        Signature ones = new Signature(Kind.COMMAND, 7, true, (1 << 14) - 1, (1 << 21) - 1, (1 << 16) - 1, 63);
        assertThat(CODEC.read(CODEC.sign("", zeros))).contains(zeros);
        assertThat(CODEC.read(CODEC.sign("", ones))).contains(ones);
    }

    @Test
    void sign_anyText_addsFortyEightCharactersOfTheAlphabet() {
        String signed = CODEC.sign("Custa R$ 10,00.", SIGNATURE);
        assertThat(signed).startsWith("Custa R$ 10,00.").hasSize("Custa R$ 10,00.".length() + 48);
        assertThat(signed.substring(signed.length() - 48).chars()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** The format is stored in chats for ever: whoever changes it must raise the version and keep reading this. */
    @Test
    void sign_knownSignature_isSpelledAsDocumented() {
        String mark = CODEC.sign("", SIGNATURE);
        StringBuilder digits = new StringBuilder();
        mark.chars().forEach(c -> digits.append(ALPHABET.indexOf(c)));
        // version 1, ANSWER, bubble 1, last, place 300, answers 1234567, config 54321, step 40; 29 bits of check
        assertThat(bits(digits))
                .startsWith("01" + "0000" + "001" + "1" + "00000100101100" + "100101101011010000111"
                        + "1101010000110001" + "101000");
        assertThat(digits).hasToString(KNOWN_MARK);
    }

    private static final String KNOWN_MARK = "100030010230211223100332220120310001232332211031";

    @Test
    void read_anyCharacterChanged_isRefused() {
        String signed = CODEC.sign("Olá", SIGNATURE);
        for (int i = 3; i < signed.length(); i++) {
            for (char other : (ALPHABET + "\u200Dx").toCharArray()) {
                if (other != signed.charAt(i)) {
                    String damaged = signed.substring(0, i) + other + signed.substring(i + 1);
                    assertThat(CODEC.read(damaged)).as("character %d", i).isEmpty();
                }
            }
        }
    }

    @Test
    void read_characterLostOrDoubled_isRefusedUnlessTheLastFortyEightAreWhole() {
        String signed = CODEC.sign("Olá", SIGNATURE);
        for (int i = 3; i < signed.length(); i++) {
            assertThat(CODEC.read(signed.substring(0, i) + signed.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(CODEC.read("Olá\u200B" + signed.substring(3))).contains(SIGNATURE);
    }

    @Test
    void read_truncated_isRefused() {
        String signed = CODEC.sign("Olá", SIGNATURE);
        for (int length = 0; length < signed.length(); length++) {
            assertThat(CODEC.read(signed.substring(0, length))).isEmpty();
        }
    }

    @Test
    void read_markNotAtTheEnd_isRefused() {
        assertThat(CODEC.read(CODEC.sign("Olá", SIGNATURE) + " e mais")).isEmpty();
    }

    @Test
    void read_whiteSpaceAfterTheMark_isTolerated() {
        assertThat(CODEC.read(CODEC.sign("Olá", SIGNATURE) + " \n")).contains(SIGNATURE);
    }

    @Test
    void read_otherInstance_isRefused() {
        assertThat(new SignatureCodec("outra", List.of("key one")).read(CODEC.sign("Olá", SIGNATURE)))
                .isEmpty();
    }

    @Test
    void read_otherKey_isRefused() {
        assertThat(new SignatureCodec("loja", List.of("key two")).read(CODEC.sign("Olá", SIGNATURE)))
                .isEmpty();
    }

    @Test
    void read_oldKey_isAcceptedButNoLongerSigns() {
        SignatureCodec rotated = new SignatureCodec("loja", List.of("key two", "key one"));
        assertThat(rotated.read(CODEC.sign("Olá", SIGNATURE))).contains(SIGNATURE);
        assertThat(CODEC.read(rotated.sign("Olá", SIGNATURE))).isEmpty();
    }

    @Test
    void read_versionOfTheFuture_isEmpty() {
        assertThat(WireFormat.signature(Bits.empty().put(2, 2))).isEmpty();
        assertThat(CODEC.read(withValidCheck(Bits.empty().put(2, 2)))).isEmpty();
    }

    @Test
    void read_kindOfTheFuture_isEmpty() {
        assertThat(CODEC.read(withValidCheck(Bits.empty().put(1, 2).put(Kind.values().length, 4))))
                .isEmpty();
        assertThat(CODEC.read(withValidCheck(Bits.empty().put(1, 2).put(0, 4)))).isPresent();
    }

    @Test
    void read_copiedOntoOtherText_isAccepted() {
        String signed = CODEC.sign("Custa R$ 89,90", SIGNATURE);
        assertThat(CODEC.read("Custa R$ 99,90 (corrigido)" + signed.substring(signed.length() - 48)))
                .as("an edit through the API keeps what the message answered")
                .contains(SIGNATURE);
    }

    @Test
    void sign_twice_isAsOnce() {
        String once = CODEC.sign("Olá 👋", SIGNATURE);
        assertThat(CODEC.sign(once, SIGNATURE)).isEqualTo(once);
        assertThat(CODEC.sign(once + "\n", SIGNATURE)).isEqualTo(once);
    }

    @Test
    void strip_textsWithEmojiAndJoiners_areUntouched() {
        for (String text : List.of(
                "",
                "Olá",
                "minha família 👨‍👩‍👧‍👦",
                "❤️‍🔥",
                "fica assim \u200D",
                "🏳️‍🌈\u200D",
                "linha\n",
                "fim ",
                "a\u200Bb")) {
            assertThat(SignatureCodec.strip(text)).isEqualTo(text);
            assertThat(SignatureCodec.strip(CODEC.sign(text, SIGNATURE))).isEqualTo(text);
        }
    }

    @Test
    void strip_damagedMark_isTakenOff() {
        String signed = CODEC.sign("Olá", SIGNATURE);
        assertThat(SignatureCodec.strip(signed.substring(0, 20))).isEqualTo("Olá");
        assertThat(SignatureCodec.strip(signed + " " + ALPHABET + "\n")).isEqualTo("Olá");
    }

    @Test
    void read_charactersRecordedFromEvolution_areOfTheAlphabetAndNoMark() {
        // the text of the recorded sendText with zero-width characters, as it came back
        String recorded = "Texto com marca invisível\u2060\u200B\u200C\u2063";
        assertThat(CODEC.read(recorded)).isEmpty();
        assertThat(SignatureCodec.strip(recorded)).isEqualTo("Texto com marca invisível");
    }

    @Test
    void hmac_vectorsOfRfc4231_agree() {
        assertThat(hex(new MarkKey("Jefe").hmac("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hex(new MarkKey("\u000b".repeat(20)).hmac("Hi There".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void codec_withoutKeyOrWithBlankKey_isRefused() {
        assertThatThrownBy(() -> new SignatureCodec("loja", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignatureCodec("loja", List.of("key", " ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String withValidCheck(Bits payload) {
        Bits bits = payload.put(0, WireFormat.PAYLOAD_BITS - payload.position());
        int check = new MarkKey("key one")
                .check(
                        WireFormat.CHECK_BITS,
                        "loja".getBytes(StandardCharsets.UTF_8),
                        new byte[1],
                        bits.first(WireFormat.PAYLOAD_BITS));
        return Alphabet.write(bits.put(check, WireFormat.CHECK_BITS).toBytes());
    }

    private static Signature anySignature(Random random) {
        return new Signature(
                Kind.values()[random.nextInt(Kind.values().length)],
                random.nextInt(8),
                random.nextBoolean(),
                random.nextInt(1 << 14),
                random.nextInt(1 << 21),
                random.nextInt(1 << 16),
                random.nextInt(64));
    }

    private static String bits(CharSequence digits) {
        StringBuilder bits = new StringBuilder();
        digits.chars().forEach(digit -> bits.append(digit >= '2' ? '1' : '0').append(digit % 2 == 1 ? '1' : '0'));
        return bits.toString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
