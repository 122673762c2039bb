/**
 * The words both sides speak.
 *
 * <ul>
 *   <li><b>grid</b>: a Hazelcast cluster: the members, their maps and executors
 *   <li><b>engine</b>: one per grid member: a namespace, and one thread that runs tasks one at a time, in order
 *   <li><b>engine id</b>: a small integer, given at joining, never re-used while the grid lives, except that a restarted
 *       engine asks for its old id
 *   <li><b>namespace</b>: the engine's named values, imports, functions and classes
 *   <li><b>live value</b>, <b>grid copy</b>: the object in the engine's heap, and its serialized copy in the engine's
 *       {@code IMap}
 *   <li><b>client</b>: a program's connection to the grid
 *   <li><b>view</b>: the object through which a client uses engines
 *   <li><b>task</b>: one unit sent to an engine: apply, execute, run, push, pull …
 *   <li><b>function</b>: what apply runs
 *   <li><b>Reference</b>: stands for a value in a namespace; replaced by that value where the task runs
 *   <li><b>code unit</b>: class bytes (or a jar) sent to the grid, known by the hash of its content (of a jar: of the names, checksums and sizes in it)
 * </ul>
 */
@NullMarked
package org.cogrid.core;

import org.jspecify.annotations.NullMarked;
