// A wave on a string whose ends are held fast: ∂²u/∂t² = c² ∂²u/∂x², by finite differences.
//
//     cogrid start -n 4
//     cogrid run config/examples/wave.groovy
//
// Each engine computes a piece of the string. In each step it reads the points next to its piece from its neighbours, by
// References: from engine to engine, not through this program. The program sends all steps and then waits once. The wave is the
// same as computed by one machine, to the last bit.

import groovy.transform.CompileStatic
import static org.cogrid.core.Reference.ref

@CompileStatic
class Wave {
    static final double COURANT = 0.5       // c Δt / Δx: how many points the wave moves in a step

    /** Returns a piece of the string one step later. The points left and right of it belong to its neighbours. */
    static double[] next(double[] now, double[] before, double left, double right) {
        double[] next = new double[now.length]
        for (int i = 0; i < now.length; i++) {
            double l = i == 0 ? left : now[i - 1]
            double r = i == now.length - 1 ? right : now[i + 1]
            next[i] = 2 * now[i] - before[i] + COURANT * COURANT * (l - 2 * now[i] + r)
        }
        return next
    }

    static double[] ends(double[] piece) {
        return [piece[0], piece[piece.length - 1]] as double[]
    }
}

int middle = 250, steps = 120
double[] pluck = (0..2 * middle).collect { Math.exp(-((it - middle) / 10)**2) }      // at rest
double[] wall = [0, 0]

def all = rc[0..-1], engines = all.toList()
all.scatter('u', pluck).get()               // u, before, evenEnds and oddEnds are variables of the engines
all.applySync { -> before = u; evenEnds = Wave.ends(u) }

// When an engine reads the ends of its neighbour, that may be one step ahead. So the ends have two names in turn: a step never
// overwrites what is read in that step.
def step = { int t, double[] left, double[] right ->
    double[] next = Wave.next(u, before, left[1], right[0])
    before = u
    u = next
    if (t % 2) { evenEnds = Wave.ends(u) } else { oddEnds = Wave.ends(u) }
}
def sent = (0..<steps).collect { t ->
    def ends = t % 2 ? 'oddEnds' : 'evenEnds'
    def lefts = [wall] + engines.dropRight(1).collect { ref(it, ends) }
    def rights = engines.drop(1).collect { ref(it, ends) } + [wall]
    all.map(step, [t] * engines.size(), lefts, rights)
}
sent*.get()
double[] wave = all.gather('u').get()

int peak = (0..middle).max { wave[it] }
printf 'After %d steps on engines %s the pulse has become two, %.2f high, %d points left and right of the middle.%n',
        steps, all.ids(), wave[peak], middle - peak

double[] alone = pluck, earlier = pluck
steps.times { (alone, earlier) = [Wave.next(alone, earlier, 0, 0), alone] }
boolean same = Arrays.equals(wave, alone)
assert same: 'one machine computes another wave'
println 'One machine computes the same wave, to the last bit.'
