package io.voicesdr.core.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Fills blocks into bubbles of a size that people read, dividing only those that are too long. */
final class Packing {

    /** What a bubble should not exceed: about ten lines on a phone. */
    static final int TARGET_CHARS = 600;
    /** What a bubble may reach when its content must stay whole. WhatsApp itself takes 65,536. */
    static final int MAX_CHARS = 4_000;

    private final List<String> bubbles = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean alone;

    private Packing() {}

    /** The bubbles that {@code blocks} fill, in order. A block begins a new bubble unless it fits whole into the open one. */
    static List<String> fill(List<Block> blocks) {
        Packing packing = new Packing();
        for (Block block : blocks) {
            packing.makeRoomFor(block);
            pieces(block).forEach(packing::put);
        }
        packing.close();
        return packing.bubbles;
    }

    private void put(Block piece) {
        makeRoomFor(piece);
        open.append(open.isEmpty() ? "" : piece.gap()).append(piece.text());
        alone = piece.cut() == Block.Cut.ALONE;
    }

    private void makeRoomFor(Block block) {
        int length = open.length() + block.gap().length() + block.text().length();
        if (alone || block.cut() == Block.Cut.ALONE || length > TARGET_CHARS) {
            close();
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            bubbles.add(open.toString());
        }
        open.setLength(0);
        alone = false;
    }

    private static Stream<Block> pieces(Block block) {
        return switch (block.cut()) {
            case ALONE -> Stream.of(block);
            case LINES ->
                fits(block, MAX_CHARS) ? Stream.of(block) : lines(block).flatMap(Packing::words);
            case SENTENCES ->
                fits(block, TARGET_CHARS)
                        ? Stream.of(block)
                        : lines(block).flatMap(Packing::sentences).flatMap(Packing::words);
        };
    }

    private static Stream<Block> lines(Block block) {
        return divided(
                block, block.text().lines().filter(line -> !line.isBlank()).toList(), Block.LINE);
    }

    private static Stream<Block> sentences(Block line) {
        return fits(line, TARGET_CHARS) ? Stream.of(line) : divided(line, Sentences.of(line.text()), Block.BLANK);
    }

    private static Stream<Block> words(Block sentence) {
        return fits(sentence, MAX_CHARS)
                ? Stream.of(sentence)
                : divided(sentence, Sentences.words(sentence.text(), MAX_CHARS), Block.BLANK);
    }

    private static Stream<Block> divided(Block block, List<String> parts, String gap) {
        List<Block> pieces = new ArrayList<>();
        for (String part : parts) {
            pieces.add(block.with(pieces.isEmpty() ? block.gap() : gap, part));
        }
        return pieces.stream();
    }

    private static boolean fits(Block block, int maxChars) {
        return block.text().length() <= maxChars;
    }
}
