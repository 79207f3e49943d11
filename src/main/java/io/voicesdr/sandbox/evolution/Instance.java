package io.voicesdr.sandbox.evolution;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One company's WhatsApp account as Evolution holds it: customers, rows, webhook, connection. Bounded: the oldest rows
 * of a chat go first, then the oldest chats. Thread-safe.
 */
public final class Instance {
    static final int MAX_ROWS_PER_CHAT = 500;
    static final int MAX_CHATS = 1_000;
    static final int MAX_FILES = 200;

    private final String name;
    private final String profileName;
    private final String ownerJid;
    private final String id;
    private final Instant createdAt;
    private final Map<String, Customer> customers = new LinkedHashMap<>();
    private final Map<String, Customer> strangers = new LinkedHashMap<>();
    private final Map<String, Deque<Row>> chats = new LinkedHashMap<>();
    private final Map<String, Long> inboundCounts = new HashMap<>();
    private final Map<String, Instant> typingUntil = new HashMap<>();
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private Optional<WebhookSettings> webhook = Optional.empty();
    private String state = "open";

    /**
     * @param name of the instance, and of the tenant
     * @param profileName what the account calls itself
     * @param ownerJid the account's own number
     */
    public Instance(String name, String profileName, String ownerJid, Instant createdAt) {
        this.name = name;
        this.profileName = profileName;
        this.ownerJid = ownerJid;
        this.createdAt = createdAt;
        this.id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    public String name() {
        return name;
    }

    public String profileName() {
        return profileName;
    }

    public String ownerJid() {
        return ownerJid;
    }

    String id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The key that opens this instance alone. */
    String token() {
        return name + "-token";
    }

    /** Adds a customer; one with the same phone jid stays as it was. */
    public synchronized Customer add(Customer customer) {
        return customers.computeIfAbsent(customer.phone(), phone -> customer);
    }

    /** Adds somebody who wrote once and whose phone is not in anybody's hand here: no page shows it. */
    public synchronized Customer addStranger(Customer customer) {
        return strangers.computeIfAbsent(customer.phone(), phone -> customer);
    }

    /** Every customer who has a phone on the page, in order of first appearance. */
    public synchronized List<Customer> customers() {
        return List.copyOf(customers.values());
    }

    /** The customer who has the address {@code jid}. */
    public synchronized Optional<Customer> customer(String jid) {
        return Stream.concat(customers.values().stream(), strangers.values().stream())
                .filter(customer -> customer.has(jid))
                .findFirst();
    }

    /** The chat of the account with itself, in which the company's people and the bot talk (docs/team.md). */
    public Customer team() {
        return new Customer("Equipe", ownerJid, ownerJid.replace("@s.whatsapp.net", "@lid"), Customer.Addressing.PHONE);
    }

    /** The customer who has the address {@code jid}, or {@link #team}. */
    public Optional<Customer> contact(String jid) {
        return jid.equals(ownerJid) ? Optional.of(team()) : customer(jid);
    }

    /** Counts what the customer writes: says which message the next one is, from 0. */
    synchronized long nextInbound(Customer customer) {
        return inboundCounts.merge(customer.phone(), 1L, Long::sum) - 1;
    }

    synchronized void store(Row row) {
        Deque<Row> chat = chats.computeIfAbsent(row.remoteJid(), jid -> new ArrayDeque<>());
        chat.addLast(row);
        if (chat.size() > MAX_ROWS_PER_CHAT) {
            chat.removeFirst();
        }
        if (chats.size() > MAX_CHATS) {
            chats.remove(chats.keySet().iterator().next());
        }
    }

    /** Keeps the file of the message {@code keyId}; the oldest go first. */
    synchronized void keep(String keyId, StoredFile file) {
        files.put(keyId, file);
        if (files.size() > MAX_FILES) {
            files.remove(files.keySet().iterator().next());
        }
    }

    /** The file of the message {@code keyId}; empty for messages without one, and for those that are gone. */
    public synchronized Optional<StoredFile> file(String keyId) {
        return Optional.ofNullable(files.get(keyId));
    }

    /** The rows that {@code filter} lets through, in order of insertion a chat. */
    synchronized List<Row> rows(Predicate<Row> filter) {
        return chats.values().stream()
                .flatMap(Collection::stream)
                .filter(filter)
                .toList();
    }

    /** The whole conversation with {@code customer}, both addresses, in order of insertion. */
    public synchronized List<Row> chat(Customer customer) {
        List<Row> rows = new ArrayList<>(chats.getOrDefault(customer.phone(), new ArrayDeque<>()));
        rows.addAll(chats.getOrDefault(customer.lid(), new ArrayDeque<>()));
        rows.sort(java.util.Comparator.comparing(Row::id));
        return rows;
    }

    /** Notes a receipt. @return the row as it is now; empty when there is none, or when it had that receipt */
    synchronized Optional<Row> update(String keyId, String status) {
        for (Deque<Row> chat : chats.values()) {
            for (Row row : chat) {
                if (row.keyId().equals(keyId)) {
                    return row.updates().contains(status) ? Optional.empty() : Optional.of(replace(chat, row, status));
                }
            }
        }
        return Optional.empty();
    }

    private static Row replace(Deque<Row> chat, Row row, String status) {
        Row updated = row.withUpdate(status);
        List<Row> rows = new ArrayList<>(chat);
        rows.replaceAll(other -> other.equals(row) ? updated : other);
        chat.clear();
        chat.addAll(rows);
        return updated;
    }

    synchronized void typing(String jid, Instant until) {
        typingUntil.values().removeIf(end -> end.isBefore(until.minusSeconds(60)));
        typingUntil.put(jid, until);
    }

    /** Whether the company is seen typing to {@code customer}. */
    public synchronized boolean isTyping(Customer customer, Instant now) {
        return typingUntil.entrySet().stream()
                .anyMatch(typing ->
                        customer.has(typing.getKey()) && typing.getValue().isAfter(now));
    }

    synchronized Optional<WebhookSettings> webhook() {
        return webhook;
    }

    synchronized void webhook(WebhookSettings settings) {
        webhook = Optional.of(settings);
    }

    /** {@code open}, {@code connecting} or {@code close}. */
    public synchronized String state() {
        return state;
    }

    synchronized void state(String next) {
        state = next;
    }
}
