package io.voicesdr.core;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the core must not do, for the architecture test to catch. */
public final class Sinners {

    private Sinners() {}

    public static final class Clocked {
        long now() {
            return Instant.now().toEpochMilli();
        }
    }

    public static final class Dated {
        LocalDate today(ZoneId zone) {
            return LocalDate.now(zone);
        }
    }

    public static final class Zoned {
        ZoneId here() {
            return ZoneId.systemDefault();
        }
    }

    public static final class Rolling {
        int roll() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    public static final class Threaded {
        void run(Runnable task) {
            Thread.ofVirtual().start(task);
        }
    }

    public static final class Printing {
        void print() {
            System.out.println();
        }
    }

    public static final class Reading {
        InputStream read() {
            return Sinners.class.getResourceAsStream("/x");
        }
    }

    public static final class Named {
        String name() {
            return UUID.randomUUID().toString();
        }
    }
}
