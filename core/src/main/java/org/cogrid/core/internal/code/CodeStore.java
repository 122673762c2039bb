package org.cogrid.core.internal.code;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.GridNames;
import org.jspecify.annotations.Nullable;

/**
 * The code units of the grid by content hash, and who keeps them. Works on a member as on a client. Thread-safe.
 *
 * <p>An owner first says what it keeps and only then looks which units are missing; the collector decides and removes
 * under the same lock, so it never removes what an owner has just found to be there.
 */
public final class CodeStore {
    private static final String LOCK = "lock";
    private static final int FEW = 8;
    private static final int SMALL_BYTES = 256 << 10;
    private static final int MOST_UNDER_WAY = 64;

    private final IMap<String, byte[]> units;
    private final IMap<String, String[]> owners;

    public CodeStore(HazelcastInstance hazelcast) {
        units = hazelcast.getMap(GridNames.CODE);
        owners = hazelcast.getMap(GridNames.CODE_OWNERS);
    }

    /** The bytes with that hash, if the grid has them. */
    public Optional<byte[]> find(ContentHash hash) {
        Optional<byte[]> bytes = Optional.ofNullable(fetch(hash));
        bytes.ifPresent(found -> verify(hash, found));
        return bytes;
    }

    /** The bytes with that hash; an error that names {@code what} when the grid has them no longer. */
    public byte[] get(ContentHash hash, String what) {
        return find(hash)
                .orElseThrow(
                        () -> new CogridException(
                                "the code of " + what + " (unit " + hash
                                        + ") is not in the grid any more: no client or namespace kept it; send it again from a client that has it"));
    }

    /** The manifest with that hash. */
    public Manifest manifest(ContentHash hash) {
        return Manifest.of(get(hash, "a value or function"));
    }

    /** The manifest with that hash, if the grid has it. */
    public Optional<Manifest> findManifest(ContentHash hash) {
        return find(hash).map(Manifest::of);
    }

    /** Puts those units that the grid lacks, small ones several at a time, and tells how many bytes that took. */
    public Sent putMissing(Map<ContentHash, ? extends Supplier<byte[]>> candidates) {
        Set<ContentHash> missing = missing(candidates.keySet());
        List<CompletionStage<Void>> underWay = new ArrayList<>();
        long bytes = 0;
        for (ContentHash hash : missing) {
            byte[] unit = Objects.requireNonNull(candidates.get(hash)).get();
            underWay.add(units.setAsync(hash.hex(), unit));
            bytes += unit.length;
            if (unit.length > SMALL_BYTES || underWay.size() == MOST_UNDER_WAY) {
                await(underWay);
            }
        }
        await(underWay);
        return new Sent(missing.size(), bytes);
    }

    private static void await(List<CompletionStage<Void>> puts) {
        try {
            puts.forEach(put -> put.toCompletableFuture().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        puts.clear();
    }

    /** From now on {@code owner} keeps exactly these manifests, with all units they list. */
    public void keep(String owner, Set<ContentHash> manifests) {
        exclusively(() -> owners.set(owner, hexes(manifests.stream())));
    }

    /** From now on {@code owner} keeps this manifest, too. */
    public ContentHash keepAlso(String owner, Manifest manifest) {
        return keepInstead(owner, Set.of(), manifest);
    }

    /** From now on {@code owner} keeps this manifest, and those that are gone no more, unless it is one of them. */
    public ContentHash keepInstead(String owner, Set<ContentHash> gone, Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        exclusively(() -> {
            units.set(hash.hex(), bytes);
            Stream<ContentHash> others = kept(owner).stream().filter(kept -> !gone.contains(kept));
            owners.set(owner, hexes(Stream.concat(others, Stream.of(hash))));
        });
        return hash;
    }

    /** From now on {@code owner} keeps this manifest, which is in the grid, too. */
    public void keepAlso(String owner, ContentHash manifest) {
        exclusively(() -> owners.set(owner, hexes(Stream.concat(kept(owner).stream(), Stream.of(manifest)))));
    }

    /** Puts a manifest that nobody keeps yet; it stays for the collector's time of grace. */
    public ContentHash put(Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        units.set(hash.hex(), bytes);
        return hash;
    }

    /** The manifests this owner keeps. */
    public Set<ContentHash> kept(String owner) {
        String[] hexes = owners.get(owner);
        return hexes == null ? Set.of() : hashes(Stream.of(hexes));
    }

    /** Forgets an owner; units that nobody else keeps go after the collector's time of grace. */
    public void release(String owner) {
        owners.delete(owner);
    }

    /** All owners and the manifests they keep. */
    public Map<String, Set<ContentHash>> owners() {
        Map<String, Set<ContentHash>> all = new HashMap<>();
        owners.entrySet().forEach(entry -> all.put(entry.getKey(), hashes(Stream.of(entry.getValue()))));
        return all;
    }

    /** The hashes of everything stored. */
    public Set<ContentHash> all() {
        return hashes(units.keySet().stream());
    }

    /** Removes units and manifests. */
    public void remove(Collection<ContentHash> hashes) {
        hashes.forEach(hash -> units.delete(hash.hex()));
    }

    /** Runs while no owner can change what it keeps. */
    public void exclusively(Runnable action) {
        owners.lock(LOCK);
        try {
            action.run();
        } finally {
            owners.unlock(LOCK);
        }
    }

    private Set<ContentHash> missing(Set<ContentHash> hashes) {
        Set<ContentHash> missing = new LinkedHashSet<>(hashes);
        if (hashes.size() <= FEW) { // a query looks at every unit there is
            missing.removeIf(hash -> units.containsKey(hash.hex()));
        } else {
            missing.removeAll(hashes(units.keySet(Predicates.in("__key", hexes(hashes.stream()))).stream()));
        }
        return missing;
    }

    /**
     * A cancelled task's thread may be interrupted just while it loads a class. The JVM would remember that as "no such
     * class" for ever, so the load is finished first and the interrupt put back.
     */
    private byte @Nullable [] fetch(ContentHash hash) {
        boolean interrupted = Thread.interrupted();
        try {
            return units.get(hash.hex());
        } catch (RuntimeException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            interrupted = true;
            return units.get(hash.hex());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void verify(ContentHash hash, byte[] bytes) {
        ContentHash actual = ContentHash.of(bytes);
        if (!actual.equals(hash)) {
            throw new CogridException("code unit " + hash + " in the grid has bytes with another hash (" + actual
                    + "): it was damaged or tampered with and is not used");
        }
    }

    private static String[] hexes(Stream<ContentHash> hashes) {
        return hashes.map(ContentHash::hex).distinct().sorted().toArray(String[]::new);
    }

    private static Set<ContentHash> hashes(Stream<String> hexes) {
        return hexes.map(ContentHash::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What an upload took. */
    public record Sent(int units, long bytes) {}
}
