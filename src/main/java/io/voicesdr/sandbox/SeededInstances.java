package io.voicesdr.sandbox;

import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.Instances;
import io.voicesdr.sandbox.evolution.WhatsApp;
import io.voicesdr.sandbox.past.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The seeded companies, and one more for every tenant folder: a tenant that is written while dev mode runs has a phone at
 * once. Accounts are made when they are first asked for, when the server's port is known. Thread-safe.
 */
final class SeededInstances implements Instances {
    private final Map<String, Instance> known = new ConcurrentHashMap<>();
    private final WhatsApp whatsApp;
    private final Seeds seeds;
    private final Optional<Path> tenants;
    private final IntSupplier port;
    private final Optional<String> webhookSecret;
    private final Past past;

    /** Fills a new account with what its company has lived through. */
    interface Past {
        void fill(Instance instance, Script script, Instant now);
    }

    /**
     * @param tenants folder of the tenant files, where set
     * @param port on which webhooks are taken
     * @param webhookSecret sent as {@code X-Webhook-Secret}
     * @param past makes the chats that no line of the seeds tells
     */
    SeededInstances(
            WhatsApp whatsApp,
            Seeds seeds,
            Optional<Path> tenants,
            IntSupplier port,
            Optional<String> webhookSecret,
            Past past) {
        this.whatsApp = whatsApp;
        this.seeds = seeds;
        this.tenants = tenants;
        this.port = port;
        this.webhookSecret = webhookSecret;
        this.past = past;
    }

    @Override
    public Optional<Instance> find(String name) {
        Instance instance = known.get(name);
        if (instance != null) {
            return Optional.of(instance);
        }
        return names().contains(name) ? Optional.of(known.computeIfAbsent(name, this::open)) : Optional.empty();
    }

    @Override
    public List<Instance> all() {
        return names().stream()
                .map(name -> known.computeIfAbsent(name, this::open))
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    @Override
    public Instance create(String name) {
        Seeds.Company company = unseeded(name);
        Instance instance =
                new Instance(name, name, company.ownerJid(), whatsApp.clock().instant());
        company.chats().forEach(chat -> instance.add(chat.customer()));
        known.put(name, instance);
        whatsApp.connection(instance, "close");
        return instance;
    }

    private List<String> names() {
        Stream<String> seeded = seeds.companies().stream().map(Seeds.Company::instance);
        return Stream.of(seeded, folders().stream(), known.keySet().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private List<String> folders() {
        if (tenants.isEmpty() || !Files.isDirectory(tenants.get())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(tenants.get())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("tenant.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instance open(String name) {
        Seeds.Company company = seeds.company(name).orElseGet(() -> unseeded(name));
        Instant now = whatsApp.clock().instant();
        Instance instance = new Instance(name, company.profileName(), company.ownerJid(), now);
        whatsApp.hook(instance, "http://localhost:" + port.getAsInt() + "/webhook/" + name, webhookSecret);
        company.chats().forEach(chat -> remember(instance, chat, now));
        company.past().ifPresent(script -> past.fill(instance, script, now));
        return instance;
    }

    private void remember(Instance instance, Seeds.Chat chat, Instant now) {
        Customer customer = instance.add(chat.customer());
        for (Seeds.Line line : chat.lines()) {
            WhatsApp.From from = line.byCustomer() ? WhatsApp.From.CUSTOMER : WhatsApp.From.PERSON;
            whatsApp.remember(instance, customer, new WhatsApp.Past(from, line.text(), now.minus(line.ago())));
        }
    }

    private static Seeds.Company unseeded(String name) {
        Customer customer = new Customer(
                "Cliente", "5511970000001@s.whatsapp.net", "170000000000001@lid", Customer.Addressing.PHONE);
        return new Seeds.Company(
                name,
                name,
                "5511970000000@s.whatsapp.net",
                List.of(new Seeds.Chat(customer, List.of())),
                Optional.empty());
    }
}
