package org.cogrid.node.internal.mirror;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CopySummary;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/** The mirror's knowledge of one variable's grid copy. Confined to the engine's thread. */
final class CopyState {
    private static final Object NOTHING = new Object();
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Set<ContentHash> held = new HashSet<>(2);

    private VariableInfo.@Nullable Copy kind;
    private @Nullable String type;
    private String note = "";
    private String problem = "";
    private long bytes = -1;
    private boolean isChecked;
    private long asOfNanos;
    private ContentHash manifest = ContentHash.NONE;

    private @Nullable Object immutable = NOTHING;
    private boolean hasFingerprint;
    private long fingerprint;

    private long lookNanos = -1;
    private boolean isKnownToDiffer;
    private boolean hasCopy;
    private boolean isUnderWay;
    private boolean isUsedMeanwhile;
    private long sentNanos;

    CopyState(String name) {
        this.name = name;
    }

    /** The state of a copy that was in the grid before this engine started. */
    static CopyState found(CopySummary summary) {
        CopyState found = new CopyState(summary.name());
        found.hasCopy = !summary.isLiveOnly();
        found.kind = summary.isLiveOnly() ? VariableInfo.Copy.LIVE_ONLY : VariableInfo.Copy.CURRENT;
        found.type = summary.type();
        found.note = summary.note();
        found.bytes = summary.isLiveOnly() ? -1 : summary.bytes();
        found.manifest = summary.manifest();
        found.held.add(found.manifest);
        return found;
    }

    String name() {
        return name;
    }

    /** Whether the copy is of this same object, which never changes. */
    boolean isOf(@Nullable Object value) {
        return immutable == value;
    }

    /** Whether the copy is of an equal scalar. */
    boolean isOfEqual(Object scalar) {
        return immutable != null && immutable.getClass() == scalar.getClass() && scalar.equals(immutable);
    }

    boolean isOfContents(long contents) {
        return hasFingerprint && fingerprint == contents;
    }

    /** Whether the copy last sent was large, and so was sent alone. */
    boolean isLarge() {
        return bytes > Outbox.SMALL_BYTES;
    }

    /** The size of the copy last sent, or -1. */
    long bytes() {
        return bytes;
    }

    boolean isLiveOnly() {
        return kind == VariableInfo.Copy.LIVE_ONLY;
    }

    /** Whether the grid has this note for a value of this class already. */
    boolean isLiveOnlyBecause(@Nullable Object value, String why) {
        return isLiveOnly() && !isKnownToDiffer && note.equals(why) && Objects.equals(typeOf(value), type);
    }

    boolean isUnderWay() {
        return isUnderWay;
    }

    boolean isKnownToDiffer() {
        return isKnownToDiffer;
    }

    /** Whether the grid has a copy of a value, which may be an earlier one. */
    boolean hasCopy() {
        return hasCopy;
    }

    /** Whether the grid has an entry of this name, or soon will. */
    boolean isInGrid() {
        return kind != null;
    }

    /** Notes code that the copy in the grid, or the one on its way, needs; returns whether it is new. */
    boolean hold(ContentHash needed) {
        return held.add(needed);
    }

    /** Takes the manifests that only earlier copies needed. */
    Set<ContentHash> takeOutdated() {
        Set<ContentHash> outdated = new HashSet<>(held);
        outdated.remove(manifest);
        held.removeAll(outdated);
        return outdated;
    }

    /** The time that recent looks at the value took, or -1. */
    long lookNanos() {
        return lookNanos;
    }

    void looked(long nanos) {
        lookNanos = nanos;
    }

    /** Notes that the copy differs from the value: the next look copies the value unless it finds the copy right. */
    void differs() {
        isKnownToDiffer = true;
    }

    /** Notes that a look found the copy right. */
    void isRight(@Nullable Object value, long nowNanos) {
        isKnownToDiffer = false;
        problem = "";
        asOf(nowNanos);
        remember(value);
    }

    /** Notes that a copy is on its way. */
    void sending(@Nullable Object value, Inspection.Changed copy, long size, long nowNanos) {
        kind = VariableInfo.Copy.CURRENT;
        type = typeOf(value);
        note = "";
        bytes = size;
        hasFingerprint = true;
        fingerprint = copy.fingerprint();
        manifest = copy.manifest();
        remember(value);
        started(nowNanos);
    }

    /** Notes that the entry for a live-only value is on its way. */
    void sendingLiveOnly(@Nullable Object value, String why, long nowNanos) {
        kind = VariableInfo.Copy.LIVE_ONLY;
        hasCopy = false;
        type = typeOf(value);
        note = why;
        bytes = -1;
        manifest = ContentHash.NONE;
        forgetContents();
        started(nowNanos);
    }

    void removing(long nowNanos) {
        kind = null;
        hasCopy = false;
        manifest = ContentHash.NONE;
        forgetContents();
        started(nowNanos);
    }

    private void asOf(long nanos) {
        isChecked = true;
        asOfNanos = nanos;
    }

    private void started(long nowNanos) {
        isKnownToDiffer = false;
        isUnderWay = true;
        sentNanos = nowNanos;
    }

    /** Notes that a task used the value while a copy was on its way: the mirror looks again when the copy has arrived. */
    void usedMeanwhile() {
        isUsedMeanwhile = true;
    }

    /** Whether to look again now that the copy has arrived. */
    boolean takeUsedMeanwhile() {
        boolean isUsed = isUsedMeanwhile;
        isUsedMeanwhile = false;
        return isUsed;
    }

    /** Notes that the write on its way has arrived. */
    void arrived() {
        isUnderWay = false;
        hasCopy = kind == VariableInfo.Copy.CURRENT;
        problem = "";
        asOf(sentNanos);
    }

    /** Notes that the write on its way failed, so it may or may not have arrived. */
    void failed(Throwable failure) {
        problem = "writing it failed: " + FailureText.of(failure);
        isUnderWay = false;
        isKnownToDiffer = true;
        forgetContents();
    }

    /** Notes that the grid has lost the copy. */
    void missing() {
        hasCopy = false;
        isKnownToDiffer = true;
        forgetContents();
    }

    /** Notes that the value could not be copied, because another thread was changing it. */
    void unsettled() {
        problem = "another thread was changing it while it was copied";
    }

    /** Why the last try to update the copy failed, or empty. */
    String problem() {
        return problem;
    }

    /** The variable's description, for a live value. */
    VariableInfo info(@Nullable Object value, boolean isDue, long nowNanos) {
        String typeNow = typeOf(value);
        if (kind == VariableInfo.Copy.LIVE_ONLY) {
            return new VariableInfo(name, typeNow, -1, kind, null, note);
        }
        boolean isSame = Immutability.isSure(value) && isOf(value) && !isUnderWay;
        boolean isBehind = !isSame && (isDue || isUnderWay || isKnownToDiffer || kind == null);
        VariableInfo.Copy copy = isBehind ? VariableInfo.Copy.BEHIND : VariableInfo.Copy.CURRENT;
        return new VariableInfo(name, typeNow, bytes, copy, age(isSame, nowNanos), isBehind ? problem(nowNanos) : "");
    }

    private String problem(long nowNanos) {
        long waiting = isUnderWay ? nowNanos - sentNanos : 0;
        return waiting < LATE_NANOS
                ? problem
                : "the grid has not taken it for " + Amounts.time(Duration.ofNanos(waiting))
                        + ": is it losing members?";
    }

    /** The variable's description, for a value that only the grid has. */
    VariableInfo infoInGrid() {
        return isLiveOnly()
                ? new VariableInfo(name, type, -1, VariableInfo.Copy.LOST, null, note)
                : new VariableInfo(name, type, bytes, VariableInfo.Copy.GRID_ONLY, Duration.ZERO, "");
    }

    private @Nullable Duration age(boolean isSame, long nowNanos) {
        if (!isChecked) {
            return null;
        }
        return Duration.ofNanos(isSame ? 0 : Math.max(0, nowNanos - asOfNanos));
    }

    private static @Nullable String typeOf(@Nullable Object value) {
        return value == null ? null : value.getClass().getTypeName();
    }

    private void remember(@Nullable Object value) {
        immutable = Immutability.isSure(value) ? value : NOTHING;
    }

    private void forgetContents() {
        immutable = NOTHING;
        hasFingerprint = false;
    }
}
