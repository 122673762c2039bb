package org.cogrid.core.internal.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.GridCalls;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.code.JarUnit;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.hazelcast.presence.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The code units of the grid by content hash, and their owners. Works the same on members and clients. Thread-safe. A
 * call that failed, or that an interrupt ended, may be made again.
 *
 * <p>An owner first writes down what it keeps and then looks which units are missing. The collector never removes a
 * unit that an owner has found in this way, see {@link Removal}.
 */
public final class CodeStore {
    private static final int FEW = 8;
    private static final int SMALL_BYTES = 256 << 10;

    private final IMap<String, byte[]> units;
    private final OwnerEntries owners;
    private final Removal removal;

    public CodeStore(HazelcastInstance hazelcast) {
        units = hazelcast.getMap(GridNames.CODE);
        owners = new OwnerEntries(hazelcast);
        removal = new Removal(hazelcast);
    }

    /** Returns the bytes with that hash, if the grid has them. */
    public Optional<byte[]> find(ContentHash hash) {
        Optional<byte[]> bytes = Optional.ofNullable(fetch(hash));
        bytes.ifPresent(found -> verify(hash, ContentHash.of(found)));
        return bytes;
    }

    /** Returns the jar; throws if the grid does not have it as it was sent. */
    public byte[] get(JarUnit jar) {
        String what = "the jar " + jar.fileName();
        byte[] bytes = fetch(jar.hash());
        if (bytes == null) {
            throw gone(jar.hash(), what);
        }
        verify(jar.hash(), tableHash(bytes));
        return bytes;
    }

    private static ContentHash tableHash(byte[] jar) {
        try {
            return JarTable.of(jar).hash();
        } catch (ZipException e) {
            return ContentHash.of(jar); // the hash of a different jar
        }
    }

    /** Returns the bytes with that hash; throws an error that names {@code what} when the grid no longer has them. */
    public byte[] get(ContentHash hash, String what) {
        return find(hash).orElseThrow(() -> gone(hash, what));
    }

    private static CogridException gone(ContentHash hash, String what) {
        return new CogridException(
                "the code of " + what + " (unit " + hash
                        + ") is no longer in the grid, because no client or namespace kept it; send it again from a client that has it");
    }

    /** Returns the manifest with that hash; throws when the grid no longer has it. */
    public Manifest manifest(ContentHash hash) {
        return Manifest.of(get(hash, "a value or function"));
    }

    /** The manifest with that hash, if the grid has it. */
    public Optional<Manifest> findManifest(ContentHash hash) {
        return find(hash).map(Manifest::of);
    }

    /** Puts the units that the grid lacks, several small ones at a time, and returns how many units and bytes it sent. */
    public Sent putMissing(Map<ContentHash, ? extends Supplier<byte[]>> candidates) {
        Set<ContentHash> missing = missing(candidates.keySet());
        GridCalls calls = new GridCalls();
        long bytes = 0;
        for (ContentHash hash : missing) {
            byte[] unit = Objects.requireNonNull(candidates.get(hash)).get();
            calls.add(units.setAsync(hash.hex(), unit));
            bytes += unit.length;
            if (unit.length > SMALL_BYTES) {
                calls.await();
            }
        }
        calls.await();
        return new Sent(missing.size(), bytes);
    }

    /** Puts a manifest that has no owner yet; it stays for the collector's grace period. */
    public ContentHash put(Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        units.set(hash.hex(), bytes);
        return hash;
    }

    /**
     * Puts this manifest and makes {@code owner} keep it and all units it lists. Call {@link #putMissing} afterwards
     * with the manifest's units: a removal may have deleted them before the owner was written down.
     */
    public ContentHash keepAlso(String owner, Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        do { // waits for a removal that may have seen the manifest without its owner
            GridCalls calls = new GridCalls();
            calls.add(units.setAsync(hash.hex(), bytes));
            owners.add(owner, Set.of(hash), calls);
            calls.await();
        } while (removal.awaitEnd());
        return hash;
    }

    /** Makes {@code owner} also keep these manifests and all units they list. */
    public void keepAlso(String owner, Set<ContentHash> manifests) {
        if (!manifests.isEmpty()) {
            do {
                GridCalls calls = new GridCalls();
                owners.add(owner, manifests, calls);
                calls.await();
            } while (removal.awaitEnd());
        }
    }

    /**
     * Makes {@code owner} keep these manifests no longer; what has no other owner is removed after the collector's
     * grace period.
     */
    public void letGo(String owner, Set<ContentHash> manifests) {
        owners.remove(owner, manifests);
    }

    /** The manifests that {@code owner} keeps, the latest first. */
    public Set<ContentHash> kept(String owner) {
        return owners.of(owner);
    }

    /** Removes an owner; units without another owner are removed after the collector's grace period. */
    public void release(String owner) {
        owners.remove(owner, owners.of(owner));
    }

    /** All owners and the manifests they keep. */
    public Map<String, Set<ContentHash>> owners() {
        return owners.all();
    }

    /** The hashes of all stored units and manifests. */
    public Set<ContentHash> all() {
        return hashes(units.keySet().stream());
    }

    /**
     * Runs {@code removal}, which reads the owners and removes everything without one. An owner that it may have missed
     * waits for its end before it looks which units are missing.
     *
     * @param member the member that removes: the only one, on one thread
     */
    public void removing(UUID member, Runnable removal) {
        this.removal.during(member, removal);
    }

    /** Marks a removal that was broken off as ended, so that nobody waits for it. Called by the removing member only. */
    public void endRemoval() {
        removal.takeBack();
    }

    /** Removes units and manifests. */
    public void remove(Set<ContentHash> hashes) {
        GridCalls calls = new GridCalls();
        hashes.forEach(hash -> calls.add(units.deleteAsync(hash.hex())));
        calls.await();
    }

    /** The hashes among these that the grid lacks. */
    public Set<ContentHash> missing(Set<ContentHash> hashes) {
        if (hashes.size() <= FEW) { // a query would look at every stored unit
            return Presence.missing(units, hashes);
        }
        Set<ContentHash> missing = new LinkedHashSet<>(hashes);
        missing.removeAll(hashes(units.keySet(Predicates.in("__key", hexes(hashes.stream()))).stream()));
        return missing;
    }

    /** Reads bytes, even when interrupted: otherwise the JVM might remember for ever that it could not load a class. */
    private byte @Nullable [] fetch(ContentHash hash) {
        return Uninterrupted.<byte @Nullable []>call(() -> units.get(hash.hex()));
    }

    private static void verify(ContentHash hash, ContentHash actual) {
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

    /** The number of units and bytes that an upload sent. */
    public record Sent(int units, long bytes) {}
}
