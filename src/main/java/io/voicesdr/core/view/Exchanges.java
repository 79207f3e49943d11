package io.voicesdr.core.view;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs what customers said with what was said to that. A turn of the bot names the newest message it answers, and takes
 * everything up to it, even when its own clock puts it first; a person is taken to reply to all that stood there. Not
 * thread-safe, lives for one call.
 */
final class Exchanges {
    private final List<Entry> speech;
    private final List<Entry> customers;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, BotTurn> turnsByFirst;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Entry> fromPerson = new ArrayList<>();
    private List<Entry> saidToPerson = List.of();
    private int taken;

    private Exchanges(ConversationState state) {
        this.speech = state.entries().stream().filter(Entry::isSpeech).toList();
        this.customers =
                speech.stream().filter(entry -> entry.isFrom(Author.CUSTOMER)).toList();
        customers.forEach(entry -> places.put(entry.id(), places.size()));
        this.turnsByFirst = state.turns().stream()
                .collect(Collectors.toMap(turn -> turn.bubbles().getFirst().id(), Function.identity()));
    }

    static List<Exchange> in(ConversationState state) {
        Exchanges exchanges = new Exchanges(state);
        exchanges.walk();
        return exchanges.exchanges;
    }

    private void walk() {
        int heard = 0;
        for (Entry entry : speech) {
            switch (entry.author()) {
                case CUSTOMER -> {
                    closePerson();
                    heard++;
                }
                case PERSON -> takePerson(entry, heard);
                case BOT -> takeBot(entry, heard);
                case SYSTEM -> exchanges.add(new Exchange(List.of(), List.of(entry), Optional.empty()));
            }
        }
        closePerson();
        List<Entry> waiting = takeUpTo(customers.size());
        if (!waiting.isEmpty()) {
            exchanges.add(new Exchange(waiting, List.of(), Optional.empty()));
        }
    }

    private void takePerson(Entry entry, int heard) {
        if (fromPerson.isEmpty()) {
            saidToPerson = takeUpTo(heard);
        }
        fromPerson.add(entry);
    }

    private void closePerson() {
        if (!fromPerson.isEmpty()) {
            exchanges.add(new Exchange(saidToPerson, fromPerson, Optional.empty()));
            fromPerson.clear();
        }
    }

    private void takeBot(Entry entry, int heard) {
        BotTurn turn = turnsByFirst.get(entry.id());
        if (turn == null) {
            return;
        }
        closePerson();
        List<Entry> said = turn.settles() ? takeUpTo(end(turn, heard)) : List.of();
        exchanges.add(new Exchange(said, turn.bubbles(), Optional.of(turn)));
    }

    /** A mark whose message is not known answers what had been heard; it names something older than the window. */
    private int end(BotTurn turn, int heard) {
        return turn.answered().map(id -> places.getOrDefault(id, -1) + 1).orElse(turn.isSigned() ? 0 : heard);
    }

    private List<Entry> takeUpTo(int end) {
        if (end <= taken) {
            return List.of();
        }
        List<Entry> said = customers.subList(taken, end);
        taken = end;
        return said;
    }
}
