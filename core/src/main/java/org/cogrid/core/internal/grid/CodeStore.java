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
import org.cogrid.core.internal.hazelcast.Presence;
import org.jspecify.annotations.Nullable;

/**
 * The code units of the grid by content hash, and who keeps them. Works on a member as on a client. Thread-safe. Each call may
 * be made again when it has failed, or when an interrupt has ended it.
 *
 * <p>An owner first says what it keeps and only then looks which units are missing; the collector never removes what an owner
 * has then found to be there, see {@link Removal}.
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

    /** The bytes with that hash, if the grid has them. */
    public Optional<byte[]> find(ContentHash hash) {
        Optional<byte[]> bytes = Optional.ofNullable(fetch(hash));
        bytes.ifPresent(found -> verify(hash, ContentHash.of(found)));
        return bytes;
    }

    /** The jar, if it is in the grid as it was sent; an error else. */
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
            return ContentHash.of(jar); // which is another
        }
    }

    /** The bytes with that hash; an error that names {@code what} when the grid has them no longer. */
    public byte[] get(ContentHash hash, String what) {
        return find(hash).orElseThrow(() -> gone(hash, what));
    }

    private static CogridException gone(ContentHash hash, String what) {
        return new CogridException(
                "the code of " + what + " (unit " + hash
                        + ") is not in the grid any more: no client or namespace kept it; send it again from a client that has it");
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

    /** Puts a manifest that nobody keeps yet; it stays for the collector's time of grace. */
    public ContentHash put(Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        units.set(hash.hex(), bytes);
        return hash;
    }

    /**
     * From now on {@code owner} keeps this manifest, with all units it lists, and it is in the grid. {@link #putMissing} is to be called
     * afterwards, with the manifest and its units: a removal may have deleted them before the owner was noted.
     */
    public ContentHash keepAlso(String owner, Manifest manifest) {
        byte[] bytes = manifest.bytes();
        ContentHash hash = ContentHash.of(bytes);
        do { // a removal that saw one without the other ends before this does
            GridCalls calls = new GridCalls();
            calls.add(units.setAsync(hash.hex(), bytes));
            owners.add(owner, Set.of(hash), calls);
            calls.await();
        } while (removal.awaitEnd());
        return hash;
    }

    /** From now on {@code owner} keeps these manifests, too, with all units they list. */
    public void keepAlso(String owner, Set<ContentHash> manifests) {
        if (!manifests.isEmpty()) {
            do {
                GridCalls calls = new GridCalls();
                owners.add(owner, manifests, calls);
                calls.await();
            } while (removal.awaitEnd());
        }
    }

    /** From now on {@code owner} keeps these manifests no longer; what nobody else keeps goes after the collector's time of grace. */
    public void letGo(String owner, Set<ContentHash> manifests) {
        owners.remove(owner, manifests);
    }

    /** The manifests this owner keeps, the one it was given last first. */
    public Set<ContentHash> kept(String owner) {
        return owners.of(owner);
    }

    /** Forgets an owner; units that nobody else keeps go after the collector's time of grace. */
    public void release(String owner) {
        owners.remove(owner, owners.of(owner));
    }

    /** All owners and the manifests they keep. */
    public Map<String, Set<ContentHash>> owners() {
        return owners.all();
    }

    /** The hashes of everything stored. */
    public Set<ContentHash> all() {
        return hashes(units.keySet().stream());
    }

    /**
     * Runs what looks who keeps what, and removes the rest. An owner that it may have missed looks what is there after this.
     *
     * @param member that removes; the only one, and on one thread
     */
    public void removing(UUID member, Runnable removal) {
        this.removal.during(member, removal);
    }

    /** Makes good for a removal that was broken off, so that nobody waits for its end. Only for the one who removes. */
    public void endRemoval() {
        removal.takeBack();
    }

    /** Removes units and manifests. */
    public void remove(Set<ContentHash> hashes) {
        GridCalls calls = new GridCalls();
        hashes.forEach(hash -> calls.add(units.deleteAsync(hash.hex())));
        calls.await();
    }

    /** Those that the grid lacks. */
    public Set<ContentHash> missing(Set<ContentHash> hashes) {
        if (hashes.size() <= FEW) { // a query looks at every unit there is
            return Presence.missing(units, hashes);
        }
        Set<ContentHash> missing = new LinkedHashSet<>(hashes);
        missing.removeAll(hashes(units.keySet(Predicates.in("__key", hexes(hashes.stream()))).stream()));
        return missing;
    }

    /** Not ended by an interrupt: the JVM might remember for ever that a class could not be loaded. */
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

    /** What an upload took. */
    public record Sent(int units, long bytes) {}
}
