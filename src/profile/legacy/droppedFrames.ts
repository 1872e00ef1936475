/**
 * The frames of allocators, locks and profilers themselves, which older formats do not name but pprof takes away from
 * the leaf of their stacks (addLegacyFrameInfo in its profile/legacy_profile.go). Each list is an expression in RE2 syntax.
 */
export interface FrameRules {
  readonly drop: string;
  readonly keep: string;
}

/** The rules for a profile with these sample types. */
export function frameRules(sampleTypes: readonly string[]): FrameRules {
  const types = sampleTypes.join(' ');
  if (HEAP_TYPES.has(types)) return { drop: ALLOCATION, keep: ALLOCATION_KEPT };
  if (types === 'contentions delay') return { drop: LOCKING, keep: '' };
  return { drop: PROFILING, keep: '' };
}

const HEAP_TYPES = new Set([
  'allocations size',
  'objects space',
  'inuse_objects inuse_space',
  'alloc_objects alloc_space',
  'alloc_objects alloc_space inuse_objects inuse_space',
]);

function anyOf(...names: readonly string[]): string {
  return names.join('|');
}

const ALLOCATION = anyOf(
  ...[
    'calloc',
    'cfree',
    'malloc',
    'free',
    'memalign',
    'do_memalign',
    '(__)?posix_memalign',
    'pvalloc',
    'valloc',
  ],
  ...['realloc', 'tcmalloc::.*', 'tc_calloc', 'tc_cfree', 'tc_malloc', 'tc_free', 'tc_memalign'],
  ...['tc_posix_memalign', 'tc_pvalloc', 'tc_valloc', 'tc_realloc', 'tc_new', 'tc_delete', 'tc_newarray'],
  ...['tc_deletearray', 'tc_new_nothrow', 'tc_newarray_nothrow', 'malloc_zone_malloc', 'malloc_zone_calloc'],
  ...[
    'malloc_zone_valloc',
    'malloc_zone_realloc',
    'malloc_zone_memalign',
    'malloc_zone_free',
    'runtime\\..*',
  ],
  ...['BaseArena::.*', '(::)?do_malloc_no_errno', '(::)?do_malloc_pages', '(::)?do_malloc'],
  ...['DoSampledAllocation', 'MallocedMemBlock::MallocedMemBlock', '_M_allocate', '__builtin_(vec_)?delete'],
  ...['__builtin_(vec_)?new', '__gnu_cxx::new_allocator::allocate', '__libc_malloc'],
  ...['__malloc_alloc_template::allocate', 'allocate', 'cpp_alloc', 'operator new(\\[\\])?'],
  'simple_alloc::allocate',
);

/** Frames of the Go runtime that may be in the middle of a stack. */
const ALLOCATION_KEPT = anyOf('runtime\\.panic', 'runtime\\.reflectcall', 'runtime\\.call[0-9]*');

const PROFILING = anyOf(
  ...['ProfileData::Add', 'ProfileData::prof_handler', 'CpuProfiler::prof_handler'],
  ...['__pthread_sighandler', '__restore'],
);

const LOCKING = anyOf(
  ...['RecordLockProfileData', '(base::)?RecordLockProfileData.*', '(base::)?SubmitMutexProfileData.*'],
  ...['(base::)?SubmitSpinLockProfileData.*', '(base::Mutex::)?AwaitCommon.*', '(base::Mutex::)?Unlock.*'],
  ...['(base::Mutex::)?UnlockSlow.*', '(base::Mutex::)?ReaderUnlock.*', '(base::MutexLock::)?~MutexLock.*'],
  ...['(Mutex::)?AwaitCommon.*', '(Mutex::)?Unlock.*', '(Mutex::)?UnlockSlow.*', '(Mutex::)?ReaderUnlock.*'],
  ...['(MutexLock::)?~MutexLock.*', '(SpinLock::)?Unlock.*', '(SpinLock::)?SlowUnlock.*'],
  '(SpinLockHolder::)?~SpinLockHolder.*',
);
