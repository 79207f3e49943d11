package io.voicesdr.sandbox.evolution;

import java.util.List;
import java.util.Optional;

/** The accounts that this Evolution knows. Thread-safe. */
public interface Instances {

    /** The account of that name. */
    Optional<Instance> find(String name);

    /** Makes an account of that name, not connected yet. */
    Instance create(String name);

    /** Every account, by name. */
    List<Instance> all();
}
