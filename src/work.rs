//! Steps of work, counted in tests and nowhere else.
//!
//! Whatever goes through many members at once tells how many it looked at; the tests double a project and compare
//! the counts, which are the same on every machine. In a build that is used this is nothing at all.

/// Tells that so many members were looked at.
#[inline(always)]
pub(crate) fn steps(count: usize) {
    #[cfg(test)]
    counting::add(count);
    #[cfg(not(test))]
    let _ = count;
}

#[cfg(test)]
pub(crate) use counting::{Work, counted};

#[cfg(test)]
mod counting {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn add(count: usize) {
        STEPS.with(|steps| steps.set(steps.get() + count));
    }

    /// What something cost.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub(crate) struct Work {
        /// Members that were looked at, as far as they were told.
        pub(crate) steps: usize,
        /// Bytes that were allocated, taken together.
        pub(crate) allocated: usize,
        /// Bytes that were held at one time.
        pub(crate) held: usize,
    }

    /// What something costs, all of it on one thread, and what comes of it.
    pub(crate) fn counted<T: Send>(work: impl FnOnce() -> T + Send) -> (Work, T) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        pool.install(|| {
            let mut done = None;
            let memory = allocation_counter::measure(|| done = Some(work()));
            let steps = STEPS.with(Cell::get);
            (Work { steps, allocated: memory.bytes_total as usize, held: memory.bytes_max as usize }, done.unwrap())
        })
    }
}
