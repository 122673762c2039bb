package org.cogrid.node.internal.namespace;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.codec.Counterparts;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.cogrid.node.internal.code.loader.BroughtCode.Standing;
import org.cogrid.node.internal.code.loader.CodeVersion;
import org.jspecify.annotations.Nullable;

/**
 * Renews values into the versions of their classes that a task brings. When the task first uses an old value, one copy
 * is made of all variables that hold old versions, so that shared objects stay shared. A value that does not fit is
 * refused: a task could otherwise mix new versions with old ones, and no grid copy can hold such a mixture. A value
 * that can't be serialized is refused, too. Functions of an older version stay as they are, because nothing says what
 * they became in the newer one. Thread-safe.
 */
final class Renewal {
    private final LiveValues values;
    private final ValueCodec codec;
    private final Arrival arrival;
    private final BroughtCode brought;

    /** Held by the one thread that renews; users' code that runs meanwhile sees values as they are. */
    private final ReentrantLock lock = new ReentrantLock();

    /** The values that are known to fit, by name. */
    private final Map<String, WeakReference<Object>> fitting = new ConcurrentHashMap<>();

    /** The values that can't be renewed, by name. */
    private final Map<String, Unfit> unfit = new ConcurrentHashMap<>();

    private record Unfit(WeakReference<Object> value, Misfit why) {}

    Renewal(LiveValues values, ValueCodec codec, Arrival arrival, BroughtCode brought) {
        this.values = values;
        this.codec = codec;
        this.arrival = arrival;
        this.brought = brought;
    }

    BroughtCode brought() {
        return brought;
    }

    /** Whether this renewal is for that code. */
    boolean isFor(BroughtCode code) {
        return brought == code;
    }

    /**
     * Returns the value of a variable in a form that the task can use.
     *
     * @throws CogridException when it is of older versions and can't be carried over
     */
    @Nullable
    Object fit(String name, @Nullable Object value) {
        if (value == null || isKnownToFit(name, value) || lock.isHeldByCurrentThread()) {
            return value;
        }
        lock.lock();
        try {
            refuseUnfit(name, value);
            if (isToCarryOver(value)) {
                carryOver(name, value);
            } else {
                fits(name, value);
            }
        } finally {
            lock.unlock();
        }
        Object now = values.peek(name);
        return now == LiveValues.ABSENT || now == LiveValues.IN_GRID ? value : now;
    }

    /**
     * The value of another engine's variable as the task may use it.
     *
     * @throws CogridException when it is of older versions and can't be carried over
     */
    @Nullable
    Object fit(String name, int engine, @Nullable Object value) {
        if (value == null || !isToCarryOver(value)) {
            return value;
        }
        try {
            return copy(List.of(value)).get(0);
        } catch (CogridException e) {
            if (FullHeap.isCauseOf(e)) {
                throw e;
            }
            throw new CogridException(misfit(value, e).ofVariable(name, engine), e);
        }
    }

    private Misfit misfit(Object value, CogridException failure) {
        return Misfit.of(value, met(value).classes(), brought, failure);
    }

    private boolean isKnownToFit(String name, Object value) {
        WeakReference<Object> seen = fitting.get(name);
        return GridCopy.isStoredAsItself(value) || (seen != null && seen.refersTo(value));
    }

    private void fits(String name, @Nullable Object value) {
        fitting.put(name, new WeakReference<>(value));
    }

    private void carryOver(String name, Object value) {
        Map<String, Object> old = old();
        old.put(name, value);
        try {
            carryOver(old);
        } catch (CogridException e) { // a value that can't be renewed does not affect the others
            carryOverAlone(name, value);
        }
    }

    private void carryOverAlone(String name, Object value) {
        try {
            carryOver(Map.of(name, value));
        } catch (CogridException e) {
            if (FullHeap.isCauseOf(e)) {
                throw e; // the next use tries again
            }
            Misfit why = misfit(value, e);
            values.note(name, value, why.summary() + "\n" + why.ofVariable(name));
            unfit.put(name, new Unfit(new WeakReference<>(value), why));
            refuseUnfit(name, value);
        }
    }

    private void refuseUnfit(String name, Object value) {
        Unfit known = unfit.get(name);
        if (known != null && known.value().refersTo(value)) {
            throw new CogridException(known.why().ofVariable(name));
        }
    }

    private Map<String, Object> old() {
        Map<String, Object> old = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            Object value = values.peek(name);
            if (value != null
                    && value != LiveValues.ABSENT
                    && value != LiveValues.IN_GRID
                    && isToCarryOver(value)
                    && met(value).isWhole()) {
                old.put(name, value);
            }
        }
        return old;
    }

    private void carryOver(Map<String, Object> old) {
        List<String> names = new ArrayList<>(old.keySet());
        List<@Nullable Object> copies = copy(new ArrayList<>(old.values()));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (values.renew(name, old.get(name), copies.get(i))) {
                fits(name, copies.get(i));
            }
        }
    }

    /** The classes in a value. The search also goes where a copy could not, but not into the engine's own objects. */
    private ValueCodec.Met met(Object value) {
        return codec.met(value, CodeVersion::isOfVersion);
    }

    private boolean isToCarryOver(@Nullable Object value) {
        if (value == null || GridCopy.isStoredAsItself(value)) {
            return false;
        }
        ValueCodec.Met met = met(value);
        boolean isOld = false;
        for (Class<?> type : met.classes()) {
            Standing standing = brought.standingOf(type);
            if (standing == Standing.OTHER && isFunction(type, met.capturing())) {
                return false;
            }
            isOld |= standing != Standing.SAME;
        }
        return isOld;
    }

    /** Whether the class is code rather than data. In another version, a class of its name may be a different piece of code. */
    private static boolean isFunction(Class<?> type, Set<String> capturing) {
        if (capturing.contains(type.getName()) || type.isSynthetic() || isLocal(type)) {
            return true;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals("groovy.lang.Closure")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLocal(Class<?> type) {
        try {
            return type.isAnonymousClass() || type.isLocalClass();
        } catch (LinkageError e) {
            return false; // its enclosing class is missing
        }
    }

    private List<@Nullable Object> copy(List<?> old) {
        ValueCodec copying = new ValueCodec(ClassSpace.of(brought.loader())); // without the size limit of grid copies
        Object copy = Objects.requireNonNull(copying.copy(new ArrayList<>(old), new Brought(brought), arrival));
        @SuppressWarnings("unchecked") // the copy of a list is a list
        List<@Nullable Object> copies = (List<@Nullable Object>) copy;
        return copies;
    }

    /** Maps classes to those that a task brings, and all others to themselves. */
    private record Brought(BroughtCode code) implements Counterparts {
        @Override
        public Class<?> of(Class<?> type) throws ClassNotFoundException {
            return code.standingOf(type) == Standing.SAME ? type : loader().loadClass(nameOf(type.getName()));
        }

        @Override
        public String nameOf(String className) {
            return code.nameOf(className);
        }

        @Override
        public ClassLoader loader() {
            return code.loader();
        }
    }
}
